import { dynamodbMessageCounts } from '../../../lib/messaging/adapters/dynamodb/message-counts.ts';
import { dynamodbMessageRows } from '../../../lib/messaging/adapters/dynamodb/message-rows.ts';
import { taskHandler } from '../../../lib/runtime/task-handler.ts';
import { createDocumentClient } from '../../../lib/shared/dynamodb/document-client.ts';
import { dynamodbMockRuns } from '../../../lib/test-environment/adapters/mock-runs.ts';
import { observedInLedger } from '../../../lib/test-environment/use-cases/observed-in-ledger.ts';
import { apiOf } from '../access-wiring.ts';
import { env } from './env.ts';
import { ScoreCountyInput, scoreOneCounty } from './handler.ts';

// Runs on cold start only.
const client = createDocumentClient();

export const handler = taskHandler(
  { name: 'score-mock-county', input: ScoreCountyInput },
  scoreOneCounty({
    runs: dynamodbMockRuns(client, env.RELEASES_TABLE),
    observed: observedInLedger({
      messages: dynamodbMessageRows(client, env.MESSAGES_TABLE),
      countMessages: dynamodbMessageCounts(client, env.MESSAGES_TABLE),
    }),
    withApi: apiOf(client, env),
  }),
);
