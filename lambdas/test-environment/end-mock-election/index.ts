import { taskHandler } from '../../../lib/runtime/task-handler.ts';
import { createDocumentClient } from '../../../lib/shared/dynamodb/document-client.ts';
import { stageClock } from '../../../lib/shared/dynamodb/stage-clock.ts';
import { dynamodbMockRuns } from '../../../lib/test-environment/adapters/mock-runs.ts';
import { env } from './env.ts';
import { EndMockInput, endRunOf } from './handler.ts';

// Runs on cold start only.
const client = createDocumentClient();

export const handler = taskHandler(
  { name: 'end-mock-election', input: EndMockInput },
  endRunOf({
    clock: stageClock(env, client),
    runs: dynamodbMockRuns(client, env.RELEASES_TABLE),
    milliseconds: () => Date.now(),
  }),
);
