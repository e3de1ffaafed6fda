import { SFNClient } from '@aws-sdk/client-sfn';
import { stageClock } from '../../lib/adapters/clock/clock.ts';
import { createDocumentClient } from '../../lib/adapters/dynamodb/document-client.ts';
import { dynamodbSyncChecks } from '../../lib/adapters/dynamodb/sync-checks.ts';
import { dynamodbCountyDirectory } from '../../lib/adapters/dynamodb/sync-county-directory.ts';
import { webhookTellEms } from '../../lib/adapters/ems/webhook.ts';
import { sfnTaskTokens } from '../../lib/adapters/stepfunctions/task-tokens.ts';
import { taskHandler } from '../../lib/runtime/task-handler.ts';
import { env } from './env.ts';
import { RequestExtractInput, requestExtract } from './handler.ts';

const client = createDocumentClient();

export const handler = taskHandler(
  { name: 'request-extract', input: RequestExtractInput },
  requestExtract({
    clock: stageClock(env, client),
    checks: dynamodbSyncChecks(client, env.SYNC_TABLE),
    directory: dynamodbCountyDirectory(client, env.SETTINGS_TABLE, env.STAGE),
    tellEms: webhookTellEms(),
    tokens: sfnTaskTokens(new SFNClient({})),
  }),
);
