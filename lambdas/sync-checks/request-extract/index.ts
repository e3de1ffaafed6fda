import { SFNClient } from '@aws-sdk/client-sfn';
import { taskHandler } from '../../../lib/runtime/task-handler.ts';
import { createDocumentClient } from '../../../lib/shared/dynamodb/document-client.ts';
import { stageClock } from '../../../lib/shared/dynamodb/stage-clock.ts';
import { dynamodbSyncChecks } from '../../../lib/sync-checks/adapters/dynamodb/checks.ts';
import { dynamodbCountyDirectory } from '../../../lib/sync-checks/adapters/dynamodb/county-directory.ts';
import { sfnTaskTokens } from '../../../lib/sync-checks/adapters/stepfunctions/task-tokens.ts';
import { tellEms } from '../ems-wiring.ts';
import { env } from './env.ts';
import { RequestExtractInput, requestExtract } from './handler.ts';

const client = createDocumentClient();

export const handler = taskHandler(
  { name: 'request-extract', input: RequestExtractInput },
  requestExtract({
    clock: stageClock(env, client),
    checks: dynamodbSyncChecks(client, env.SYNC_TABLE),
    directory: dynamodbCountyDirectory(client, env.SETTINGS_TABLE, env.STAGE),
    tellEms: tellEms(env.COUNTY_SYSTEMS),
    tokens: sfnTaskTokens(new SFNClient({})),
  }),
);
