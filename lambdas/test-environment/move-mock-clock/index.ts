import { setTimeout as wait } from 'node:timers/promises';
import { taskHandler } from '../../../lib/runtime/task-handler.ts';
import { createDocumentClient } from '../../../lib/shared/dynamodb/document-client.ts';
import { stageClock } from '../../../lib/shared/dynamodb/stage-clock.ts';
import { dynamodbMockRuns } from '../../../lib/test-environment/adapters/mock-runs.ts';
import { dynamodbSetClock } from '../../../lib/test-environment/adapters/set-clock.ts';
import { env } from './env.ts';
import { MoveClockInput, moveClock } from './handler.ts';

// Runs on cold start only.
const client = createDocumentClient();

export const handler = taskHandler(
  { name: 'move-mock-clock', input: MoveClockInput },
  moveClock({
    clock: stageClock(env, client),
    setClock: dynamodbSetClock(client, env.SETTINGS_TABLE),
    runs: dynamodbMockRuns(client, env.RELEASES_TABLE),
    wait: (milliseconds) => wait(milliseconds),
  }),
);
