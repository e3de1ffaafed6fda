import { SFNClient } from '@aws-sdk/client-sfn';
import { stageClock } from '../../lib/adapters/clock/clock.ts';
import { createDocumentClient } from '../../lib/adapters/dynamodb/document-client.ts';
import { dynamodbSyncChecks } from '../../lib/adapters/dynamodb/sync-checks.ts';
import { sfnTaskTokens } from '../../lib/adapters/stepfunctions/task-tokens.ts';
import { taskHandler } from '../../lib/runtime/task-handler.ts';
import { env } from './env.ts';
import { CloseNightInput, closeNight } from './handler.ts';

const client = createDocumentClient();

// Started by the closing schedule, 05:00 Pacific every day.
export const handler = taskHandler(
  { name: 'close-night', input: CloseNightInput },
  closeNight({
    clock: stageClock(env, client),
    checks: dynamodbSyncChecks(client, env.SYNC_TABLE),
    tokens: sfnTaskTokens(new SFNClient({})),
  }),
);
