import { setTimeout as wait } from 'node:timers/promises';
import { taskHandler } from '../../../lib/runtime/task-handler.ts';
import { createDocumentClient } from '../../../lib/shared/dynamodb/document-client.ts';
import { stageClock } from '../../../lib/shared/dynamodb/stage-clock.ts';
import { emulatedClock, settingsClock } from '../../../lib/test-environment/adapters/mock-clocks.ts';
import { dynamodbMockRuns } from '../../../lib/test-environment/adapters/mock-runs.ts';
import { env } from './env.ts';
import { MoveClockInput, moveClock } from './handler.ts';

// Runs on cold start only.
const client = createDocumentClient();
const now = stageClock(env, client);

export const handler = taskHandler(
  { name: 'move-mock-clock', input: MoveClockInput },
  moveClock({
    clock:
      env.CLOCK_URL === undefined
        ? settingsClock(client, env.SETTINGS_TABLE, now, (milliseconds) => wait(milliseconds))
        : emulatedClock(env.CLOCK_URL, now),
    runs: dynamodbMockRuns(client, env.RELEASES_TABLE),
  }),
);
