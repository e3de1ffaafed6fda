import { setTimeout as wait } from 'node:timers/promises';
import { dynamodbMessageRows } from '../../../lib/messaging/adapters/dynamodb/message-rows.ts';
import { taskHandler } from '../../../lib/runtime/task-handler.ts';
import { createDocumentClient } from '../../../lib/shared/dynamodb/document-client.ts';
import { stageClock } from '../../../lib/shared/dynamodb/stage-clock.ts';
import { dynamodbSmokeRuns } from '../../../lib/test-environment/adapters/smoke-runs.ts';
import { env } from './env.ts';
import { EndSmokeInput, endRun } from './handler.ts';

// Runs on cold start only.
const client = createDocumentClient();

export const handler = taskHandler(
  { name: 'end-smoke-test', input: EndSmokeInput },
  endRun({
    clock: stageClock(env, client),
    runs: dynamodbSmokeRuns(client, env.RELEASES_TABLE),
    messages: dynamodbMessageRows(client, env.MESSAGES_TABLE),
    wait: (milliseconds) => wait(milliseconds),
  }),
);
