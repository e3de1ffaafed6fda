import { dynamodbElections } from '../../../lib/elections/adapters/elections.ts';
import { dynamodbOptIns } from '../../../lib/releases/adapters/opt-ins.ts';
import { takingPart } from '../../../lib/releases/domain/opt-in.ts';
import { taskHandler } from '../../../lib/runtime/task-handler.ts';
import { createDocumentClient } from '../../../lib/shared/dynamodb/document-client.ts';
import { stageClock } from '../../../lib/shared/dynamodb/stage-clock.ts';
import { dynamodbSmokeRuns } from '../../../lib/test-environment/adapters/smoke-runs.ts';
import { dynamodbRegisterRecords } from '../../../lib/voters/adapters/register-records.ts';
import { dynamodbSubscriptions } from '../../../lib/voters/adapters/subscriptions.ts';
import { env } from './env.ts';
import { BeginSmokeInput, beginRun } from './handler.ts';

// Runs on cold start only.
const client = createDocumentClient();
const optIns = dynamodbOptIns(client, env.RELEASES_TABLE);

export const handler = taskHandler(
  { name: 'begin-smoke-test', input: BeginSmokeInput },
  beginRun({
    clock: stageClock(env, client),
    runs: dynamodbSmokeRuns(client, env.RELEASES_TABLE),
    elections: dynamodbElections(client, env.ELECTIONS_TABLE),
    records: dynamodbRegisterRecords(client, env.VOTERS_TABLE),
    subscriptions: dynamodbSubscriptions(client, env.SUBSCRIPTIONS_TABLE),
    participants: async () => takingPart(await optIns.list()),
  }),
);
