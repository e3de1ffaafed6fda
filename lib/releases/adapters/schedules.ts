import { type DynamoDBDocumentClient, GetCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { failedConditions } from '../../shared/dynamodb/conditions.ts';
import { queryAll } from '../../shared/dynamodb/query-all.ts';
import { Schedule } from '../domain/schedule.ts';
import type { ReleaseSchedules } from '../ports.ts';

const ScheduleItem = z.object({ schedule: Schedule });

const NEWEST = 'RELEASES';
const newestKey = (release: string): { pk: string; sk: string } => ({ pk: NEWEST, sk: release });
/** Numbers of one length, so that they sort. */
const revisionKey = (release: string, revision: number): { pk: string; sk: string } => ({
  pk: `RELEASE#${release}`,
  sk: `REVISION#${String(revision).padStart(5, '0')}`,
});

const readFrom = (item: unknown): Schedule => ScheduleItem.parse(item).schedule;

/** A revision as the table keeps it, under its own key and once more as the newest of its release. */
export const toScheduleItems = (schedule: Schedule): readonly [Record<string, unknown>, Record<string, unknown>] => [
  { ...revisionKey(schedule.release, schedule.revision), schedule },
  { ...newestKey(schedule.release), revision: schedule.revision, schedule },
];

/** Keeps schedules in the releases table. */
export const dynamodbSchedules = (client: DynamoDBDocumentClient, table: string): ReleaseSchedules => {
  const inPartition = (pk: string, beginning: string) =>
    queryAll(client, {
      TableName: table,
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :beginning)',
      ExpressionAttributeValues: { ':pk': pk, ':beginning': beginning },
      ConsistentRead: true,
    });
  return {
    list: async () => {
      const items = await queryAll(client, {
        TableName: table,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': NEWEST },
        ConsistentRead: true,
      });
      return items.map(readFrom).toSorted((a, b) => b.releasesOn.votecal.localeCompare(a.releasesOn.votecal));
    },
    revisions: async (release) => (await inPartition(`RELEASE#${release}`, 'REVISION#')).map(readFrom),
    find: async (release) => {
      const get = new GetCommand({ TableName: table, Key: newestKey(release), ConsistentRead: true });
      const { Item } = await client.send(get);
      return Item && readFrom(Item);
    },
    publish: async (schedule) => {
      const [revision, newest] = toScheduleItems(schedule);
      const before = schedule.revision - 1;
      const condition =
        before === 0
          ? { ConditionExpression: 'attribute_not_exists(pk)' }
          : {
              ConditionExpression: '#revision = :before',
              ExpressionAttributeNames: { '#revision': 'revision' },
              ExpressionAttributeValues: { ':before': before },
            };
      const failed = await failedConditions(() =>
        client.send(
          new TransactWriteCommand({
            TransactItems: [
              { Put: { TableName: table, Item: revision, ConditionExpression: 'attribute_not_exists(pk)' } },
              { Put: { TableName: table, Item: newest, ...condition } },
            ],
          }),
        ),
      );
      return failed.length === 0 ? 'published' : 'conflict';
    },
  };
};
