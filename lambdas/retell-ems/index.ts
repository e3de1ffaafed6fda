import { stageClock } from '../../lib/adapters/clock/clock.ts';
import { createDocumentClient } from '../../lib/adapters/dynamodb/document-client.ts';
import { dynamodbSyncChecks } from '../../lib/adapters/dynamodb/sync-checks.ts';
import { dynamodbCountyDirectory } from '../../lib/adapters/dynamodb/sync-county-directory.ts';
import { dynamodbUntoldEvents } from '../../lib/adapters/dynamodb/sync-untold-events.ts';
import { webhookTellEms } from '../../lib/adapters/ems/webhook.ts';
import { taskHandler } from '../../lib/runtime/task-handler.ts';
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
    tellEms: webhookTellEms(),
  }),
);
