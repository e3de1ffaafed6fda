import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { stageClock } from '../../lib/shared/dynamodb/stage-clock.ts';
import { dynamodbRegisterReads } from '../../lib/voters/adapters/register-reads.ts';
import { dynamodbRegisterSearch } from '../../lib/voters/adapters/register-search.ts';
import { dynamodbSubscriptions } from '../../lib/voters/adapters/subscriptions.ts';

type HelpVariables = Parameters<typeof stageClock>[0] & {
  readonly VOTERS_TABLE: string;
  readonly SUBSCRIPTIONS_TABLE: string;
};

/** What the calls that help one voter work with. */
export const helpPorts = (client: DynamoDBDocumentClient, env: HelpVariables) => ({
  clock: stageClock(env, client),
  register: dynamodbRegisterReads(client, env.VOTERS_TABLE),
  search: dynamodbRegisterSearch(client, env.VOTERS_TABLE),
  subscriptions: dynamodbSubscriptions(client, env.SUBSCRIPTIONS_TABLE),
});
