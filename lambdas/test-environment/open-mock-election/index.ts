import { dynamodbElections } from '../../../lib/elections/adapters/elections.ts';
import { dynamodbOptIns } from '../../../lib/releases/adapters/opt-ins.ts';
import { takingPart } from '../../../lib/releases/domain/opt-in.ts';
import { taskHandler } from '../../../lib/runtime/task-handler.ts';
import { createDocumentClient } from '../../../lib/shared/dynamodb/document-client.ts';
import { stageClock } from '../../../lib/shared/dynamodb/stage-clock.ts';
import { dynamodbMockRuns } from '../../../lib/test-environment/adapters/mock-runs.ts';
import { env } from './env.ts';
import { OpenMockInput, openRun } from './handler.ts';

// Runs on cold start only.
const client = createDocumentClient();
const optIns = dynamodbOptIns(client, env.RELEASES_TABLE);

export const handler = taskHandler(
  { name: 'open-mock-election', input: OpenMockInput },
  openRun({
    clock: stageClock(env, client),
    runs: dynamodbMockRuns(client, env.RELEASES_TABLE),
    elections: dynamodbElections(client, env.ELECTIONS_TABLE),
    participants: async () => takingPart(await optIns.list()),
    milliseconds: () => Date.now(),
  }),
);
