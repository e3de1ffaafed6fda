import {
  type DynamoDBDocumentClient,
  PutCommand,
  QueryCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { batchGet } from '../../shared/dynamodb/batch-get.ts';
import { raced } from '../../shared/dynamodb/conditions.ts';
import { toStoredInstant } from '../../shared/dynamodb/instants.ts';
import { queryAll } from '../../shared/dynamodb/query-all.ts';
import type { BallotStore, MarkedRecord } from '../ports.ts';
import {
  ballotSortKey,
  caseKeyText,
  fromBallotItem,
  fromEnvelopeItem,
  fromHistoryItem,
  HELD_SHARDS,
  isBallotKey,
  isEnvelopeKey,
  isHistoryKey,
  parseCaseKey,
  UNDECIDED_SHARDS,
} from './ballot-items.ts';
import { appendUpdate, historyPut, judgementUpdate } from './ballot-writes.ts';

/** The index of records that wait for a decision. */
export const UNDECIDED_INDEX = 'undecided';

/** Entries of the index that one call goes through, of whatever election. */
const LOOKED_AT_ONCE = 2_000;

const toMarked = (item: Readonly<Record<string, unknown>>): MarkedRecord => ({
  ...parseCaseKey(item['pk']),
  recordKey: String(item['sk']),
});

/** Keeps ballots and participation records in the ballots table. */
export const dynamodbBallots = (client: DynamoDBDocumentClient, table: string): BallotStore => ({
  ofVoter: async (key) => {
    const items = await queryAll(client, {
      TableName: table,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': caseKeyText(key) },
      ConsistentRead: true,
    });
    return {
      ballots: items.filter((item) => isBallotKey(item['sk'])).map(fromBallotItem),
      histories: items.filter((item) => isHistoryKey(item['sk'])).map(fromHistoryItem),
      envelopes: items.filter((item) => isEnvelopeKey(item['sk'])).map(fromEnvelopeItem),
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

  keepJudgement: (key, recordJudgement) =>
    raced(client.send(new UpdateCommand(judgementUpdate(table, key, recordJudgement))), 'decided', 'void'),

  shards: UNDECIDED_SHARDS,
  heldShards: HELD_SHARDS,

  waitingFor: async (shard, electionId, moment, after) => {
    const { Items = [], LastEvaluatedKey } = await client.send(
      new QueryCommand({
        TableName: table,
        IndexName: UNDECIDED_INDEX,
        KeyConditionExpression: 'undecided = :shard AND undecidedSince = :moment',
        // Elections of one day wait for the same moment.
        FilterExpression: 'begins_with(pk, :election)',
        ExpressionAttributeValues: {
          ':shard': shard,
          ':moment': toStoredInstant(moment),
          ':election': caseKeyText({ electionId, voterId: '' }),
        },
        Limit: LOOKED_AT_ONCE,
        ...(after === undefined ? {} : { ExclusiveStartKey: JSON.parse(after) as Record<string, unknown> }),
      }),
    );
    const records = Items.map(toMarked);
    return LastEvaluatedKey ? { records, next: JSON.stringify(LastEvaluatedKey) } : { records };
  },

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
    return (Items ?? []).map(toMarked);
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
