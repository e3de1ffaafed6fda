import { taskHandler } from '../../../lib/runtime/task-handler.ts';
import { createDocumentClient } from '../../../lib/shared/dynamodb/document-client.ts';
import { dynamodbMockRuns } from '../../../lib/test-environment/adapters/mock-runs.ts';
import { seatInRegister } from '../../../lib/test-environment/use-cases/seat-cast.ts';
import { dynamodbRegisterRecords } from '../../../lib/voters/adapters/register-records.ts';
import { dynamodbSubscriptions } from '../../../lib/voters/adapters/subscriptions.ts';
import { apiOf } from '../access-wiring.ts';
import { env } from './env.ts';
import { PlayDayInput, playCountyDay } from './handler.ts';

// Runs on cold start only.
const client = createDocumentClient();

export const handler = taskHandler(
  { name: 'play-mock-day', input: PlayDayInput },
  playCountyDay({
    runs: dynamodbMockRuns(client, env.RELEASES_TABLE),
    seat: seatInRegister({
      records: dynamodbRegisterRecords(client, env.VOTERS_TABLE),
      subscriptions: dynamodbSubscriptions(client, env.SUBSCRIPTIONS_TABLE),
    }),
    withApi: apiOf(client, env),
  }),
);
