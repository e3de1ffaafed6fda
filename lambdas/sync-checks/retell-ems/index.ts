import { taskHandler } from '../../../lib/runtime/task-handler.ts';
import { createDocumentClient } from '../../../lib/shared/dynamodb/document-client.ts';
import { stageClock } from '../../../lib/shared/dynamodb/stage-clock.ts';
import { dynamodbSyncChecks } from '../../../lib/sync-checks/adapters/dynamodb/checks.ts';
import { dynamodbCountyDirectory } from '../../../lib/sync-checks/adapters/dynamodb/county-directory.ts';
import { dynamodbUntoldEvents } from '../../../lib/sync-checks/adapters/dynamodb/untold-events.ts';
import { tellEms } from '../ems-wiring.ts';
import { env } from './env.ts';
import { RetellEmsInput, retellEms } from './handler.ts';

const client = createDocumentClient();

// Started by a schedule, every hour.
export const handler = taskHandler(
  { name: 'retell-ems', input: RetellEmsInput },
  retellEms({
    clock: stageClock(env, client),
    checks: dynamodbSyncChecks(client, env.SYNC_TABLE),
    untold: dynamodbUntoldEvents(client, env.SYNC_TABLE),
    directory: dynamodbCountyDirectory(client, env.SETTINGS_TABLE, env.STAGE),
    tellEms: tellEms(env.COUNTY_SYSTEMS),
  }),
);
