import { SFNClient } from '@aws-sdk/client-sfn';
import { taskHandler } from '../../../lib/runtime/task-handler.ts';
import { createDocumentClient } from '../../../lib/shared/dynamodb/document-client.ts';
import { stageClock } from '../../../lib/shared/dynamodb/stage-clock.ts';
import { dynamodbSyncChecks } from '../../../lib/sync-checks/adapters/dynamodb/checks.ts';
import { sfnTaskTokens } from '../../../lib/sync-checks/adapters/stepfunctions/task-tokens.ts';
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
