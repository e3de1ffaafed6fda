import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { dynamodbClientRegister } from '../../../lib/counties/adapters/client-register.ts';
import { dynamodbCountyFiles } from '../../../lib/counties/adapters/county-files.ts';
import { webhookTest } from '../../../lib/counties/adapters/endpoint-test.ts';
import { taskHandler } from '../../../lib/runtime/task-handler.ts';
import { createDocumentClient } from '../../../lib/shared/dynamodb/document-client.ts';
import { postOf } from '../../../lib/shared/https/public-post.ts';
import { readSecretsOf } from '../../../lib/shared/secrets/read-secret.ts';
import { httpCountyApi } from '../../../lib/test-environment/adapters/http-county-api.ts';
import { dynamodbSmokeRuns } from '../../../lib/test-environment/adapters/smoke-runs.ts';
import { accessPorts } from '../access-wiring.ts';
import { env } from './env.ts';
import { TryCountyInput, tryOneCounty } from './handler.ts';

// Runs on cold start only.
const client = createDocumentClient();

export const handler = taskHandler(
  { name: 'try-county', input: TryCountyInput },
  tryOneCounty({
    ...accessPorts(client, env),
    runs: dynamodbSmokeRuns(client, env.RELEASES_TABLE),
    register: dynamodbClientRegister(client, env.SETTINGS_TABLE),
    files: dynamodbCountyFiles(client, env.SETTINGS_TABLE),
    secrets: { read: readSecretsOf(new SecretsManagerClient({})) },
    testEndpoint: webhookTest(postOf(env.COUNTY_SYSTEMS)),
    call: httpCountyApi(env.API_URL.replace(/\/$/, '')),
  }),
);
