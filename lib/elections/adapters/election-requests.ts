import { type DynamoDBDocumentClient, GetCommand, PutCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { failedConditions, raced } from '../../shared/dynamodb/conditions.ts';
import { StoredInstant, toStoredInstant } from '../../shared/dynamodb/instants.ts';
import { queryAll } from '../../shared/dynamodb/query-all.ts';
import type { Election } from '../domain/election.ts';
import type { RequestedElection } from '../domain/requested-election.ts';
import type { ElectionRequests } from '../ports.ts';
import { electionKey, fromElectionItem, toElectionItem } from './elections.ts';

/** Requests have a partition of their own: whoever reads the elections' cannot come upon one. */
const REQUESTS_PARTITION = 'ELECTION_REQUESTS';
const requestKey = (id: string): { pk: string; sk: string } => ({ pk: REQUESTS_PARTITION, sk: id });

const Declined = z.object({
  declined: z.object({ at: StoredInstant, by: z.string(), reason: z.string() }).nullable().default(null),
});

const toItem = ({ election, declined }: RequestedElection): Record<string, unknown> => ({
  ...toElectionItem(election),
  ...requestKey(election.id),
  declined: declined && { ...declined, at: toStoredInstant(declined.at) },
});

const fromItem = (item: unknown): RequestedElection => ({
  election: fromElectionItem(item),
  declined: Declined.parse(item).declined,
});

const OF_VERSION = { '#version': 'version' } as const;

/** Where a request may be put: in nobody else’s place, or as the next version of the very one that was declined. */
const placeOf = ({ version }: Election) =>
  version === 1
    ? { ConditionExpression: 'attribute_not_exists(pk)' }
    : {
        ConditionExpression: '#version = :before AND attribute_type(declined, :map)',
        ExpressionAttributeNames: OF_VERSION,
        ExpressionAttributeValues: { ':before': version - 1, ':map': 'M' },
      };

/** Keeps what counties have asked for in the elections table. */
export const dynamodbElectionRequests = (client: DynamoDBDocumentClient, table: string): ElectionRequests => ({
  find: async (electionId) => {
    const Key = requestKey(electionId);
    const { Item } = await client.send(new GetCommand({ TableName: table, Key, ConsistentRead: true }));
    return Item && fromItem(Item);
  },

  list: async (county) => {
    const ofCounty = county !== null && { FilterExpression: 'county = :county' };
    const items = await queryAll(client, {
      TableName: table,
      KeyConditionExpression: 'pk = :pk',
      ...ofCounty,
      ExpressionAttributeValues: { ':pk': REQUESTS_PARTITION, ...(county !== null && { ':county': county }) },
      ConsistentRead: true,
    });
    return items.map(fromItem);
  },

  ask: async (election) => {
    const failed = await failedConditions(() =>
      client.send(
        new TransactWriteCommand({
          TransactItems: [
            {
              ConditionCheck: {
                TableName: table,
                Key: electionKey(election.id),
                ConditionExpression: 'attribute_not_exists(pk)',
              },
            },
            {
              Put: {
                TableName: table,
                Item: toItem({ election, declined: null }),
                ...placeOf(election),
              },
            },
          ],
        }),
      ),
    );
    return failed.length === 0 ? 'asked' : 'exists';
  },

  change: (requested) => {
    const put = {
      TableName: table,
      Item: toItem(requested),
      ConditionExpression: '#version = :before AND attribute_type(declined, :none)',
      ExpressionAttributeNames: OF_VERSION,
      ExpressionAttributeValues: { ':before': requested.election.version - 1, ':none': 'NULL' },
    };
    return raced(client.send(new PutCommand(put)), 'changed', 'conflict');
  },

  accept: async (election) => {
    const [isTaken, isStale] = await failedConditions(() =>
      client.send(
        new TransactWriteCommand({
          TransactItems: [
            {
              Put: {
                TableName: table,
                Item: toElectionItem(election),
                ConditionExpression: 'attribute_not_exists(pk)',
              },
            },
            {
              Delete: {
                TableName: table,
                Key: requestKey(election.id),
                ConditionExpression: '#version = :before AND attribute_type(declined, :none)',
                ExpressionAttributeNames: OF_VERSION,
                ExpressionAttributeValues: { ':before': election.version - 1, ':none': 'NULL' },
              },
            },
          ],
        }),
      ),
    );
    if (isStale) return 'conflict';
    return isTaken ? 'exists' : 'accepted';
  },
});
