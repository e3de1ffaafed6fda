import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { dynamodbChains } from '../../../lib/audit/adapters/chains.ts';
import { auditTrail } from '../../../lib/audit/use-cases/audit-trail.ts';
import { dynamodbCountyFiles } from '../../../lib/counties/adapters/county-files.ts';
import { webhookTest } from '../../../lib/counties/adapters/endpoint-test.ts';
import { secretsManagerWebhooks } from '../../../lib/counties/adapters/webhook-secrets.ts';
import { testEndpointRoute } from '../../../lib/counties/api.ts';
import { apiHandler } from '../../../lib/runtime/api/api-handler.ts';
import { apiGuards } from '../../../lib/runtime/guards/api-guards.ts';
import { createDocumentClient } from '../../../lib/shared/dynamodb/document-client.ts';
import { inEarnestOnly } from '../../../lib/shared/dynamodb/dry-run.ts';
import { stageClock } from '../../../lib/shared/dynamodb/stage-clock.ts';
import { postOf } from '../../../lib/shared/https/public-post.ts';
import { readSecretsOf } from '../../../lib/shared/secrets/read-secret.ts';
import { env } from './env.ts';
import { testCountyEndpoint } from './handler.ts';

// Runs on cold start only.
const client = createDocumentClient();
const manager = inEarnestOnly(new SecretsManagerClient({}));
const ports = {
  clock: stageClock(env, client),
  files: dynamodbCountyFiles(client, env.SETTINGS_TABLE),
  secrets: {
    ...secretsManagerWebhooks(manager, { prefix: env.SECRET_PREFIX, keyId: env.SECRETS_KEY }),
    read: readSecretsOf(manager),
  },
  testEndpoint: webhookTest(postOf(env.COUNTY_SYSTEMS)),
};

// Called by API Gateway.
export const handler = apiHandler(
  testEndpointRoute,
  testCountyEndpoint(ports),
  apiGuards(client, env.REQUESTS_TABLE, auditTrail(dynamodbChains(client, env.AUDIT_TABLE))),
);
