import {
  type DynamoDBDocumentClient,
  PutCommand,
  paginateQuery,
  QueryCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { batchGet } from '../../shared/dynamodb/batch-get.ts';
import { isLostRace } from '../../shared/dynamodb/conditions.ts';
import { toStoredInstant } from '../../shared/dynamodb/instants.ts';
import type { BallotStore } from '../ports.ts';
import {
  ballotSortKey,
  caseKeyText,
  fromBallotItem,
  fromHistoryItem,
  isBallotKey,
  parseCaseKey,
  UNDECIDED_SHARDS,
} from './ballot-items.ts';
import { appendUpdate, historyPut, rulingUpdate } from './ballot-writes.ts';

/** The index of records that wait for a decision. */
export const UNDECIDED_INDEX = 'undecided';

/** `lost` when the write lost a race; any other failure is thrown. */
const raced = async <Won, Lost>(write: Promise<unknown>, won: Won, lost: Lost): Promise<Won | Lost> => {
  try {
    await write;
    return won;
  } catch (error) {
    if (isLostRace(error)) return lost;
    throw error;
  }
};

/** Keeps ballots and participation records in the ballots table. */
export const dynamodbBallots = (client: DynamoDBDocumentClient, table: string): BallotStore => ({
  ofVoter: async (key) => {
    const items: Record<string, unknown>[] = [];
    const pages = paginateQuery(
      { client },
      {
        TableName: table,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': caseKeyText(key) },
        ConsistentRead: true,
      },
    );
    for await (const page of pages) items.push(...(page.Items ?? []));
    return {
      ballots: items.filter((item) => isBallotKey(item['sk'])).map(fromBallotItem),
      histories: items.filter((item) => !isBallotKey(item['sk'])).map(fromHistoryItem),
    };
  },

  findAll: async (electionId, ballots) => {
    const keys = ballots.map(({ voterId, ballotId }) => ({
      pk: caseKeyText({ electionId, voterId }),
      sk: ballotSortKey(ballotId),
    }));
    return (await batchGet(client, table, keys)).map(fromBallotItem);
  },

  append: (changes, now) => {
    const updates = changes.map((change) => appendUpdate(table, change, now));
    const [only] = updates;
    if (only !== undefined && updates.length === 1)
      return raced(client.send(new UpdateCommand(only)), 'saved', 'conflict');
    const transaction = new TransactWriteCommand({ TransactItems: updates.map((update) => ({ Update: update })) });
    return raced(client.send(transaction), 'saved', 'conflict');
  },

  saveHistory: (history, now) =>
    raced(client.send(new PutCommand(historyPut(table, history, now))), 'saved', 'conflict'),

  rule: (key, ruling) => raced(client.send(new UpdateCommand(rulingUpdate(table, key, ruling))), 'ruled', 'void'),

  shards: UNDECIDED_SHARDS,

  undecided: async (shard, now, limit) => {
    const { Items } = await client.send(
      new QueryCommand({
        TableName: table,
        IndexName: UNDECIDED_INDEX,
        KeyConditionExpression: 'undecided = :shard AND undecidedSince <= :now',
        ExpressionAttributeValues: { ':shard': shard, ':now': toStoredInstant(now) },
        Limit: limit,
      }),
    );
    return (Items ?? []).map((item) => ({ ...parseCaseKey(item['pk']), recordKey: String(item['sk']) }));
  },

  postpone: async (record, until) => {
    const update = new UpdateCommand({
      TableName: table,
      Key: { pk: caseKeyText(record), sk: record.recordKey },
      UpdateExpression: 'SET undecidedSince = :until',
      ConditionExpression: 'attribute_exists(undecided)',
      ExpressionAttributeValues: { ':until': toStoredInstant(until) },
    });
    await raced(client.send(update), undefined, undefined);
  },
});
