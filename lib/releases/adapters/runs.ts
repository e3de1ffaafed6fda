import { DeleteCommand, type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { raced } from '../../shared/dynamodb/conditions.ts';
import { StoredInstant, toStoredInstant } from '../../shared/dynamodb/instants.ts';
import { putNextVersion } from '../../shared/dynamodb/put-next-version.ts';
import { queryAll } from '../../shared/dynamodb/query-all.ts';
import { WAITS_FOR } from '../domain/waiting.ts';
import type { ReleaseRuns, WaitingTask, WaitingTasks } from '../ports.ts';

const RunItem = z.object({
  release: z.string(),
  revision: z.int().positive(),
  startedAt: StoredInstant,
  endedAt: StoredInstant.nullable(),
  version: z.int().positive(),
});

const WaitingItem = z.object({
  release: z.string(),
  revision: z.int().positive(),
  task: z.string().nullable(),
  waitsFor: z.enum(WAITS_FOR),
  token: z.string(),
});

const partition = (release: string): string => `RUN#${release}`;

/** What leads the releases, in their table. */
export const dynamodbReleaseRuns = (client: DynamoDBDocumentClient, table: string): ReleaseRuns => ({
  find: async (release) => {
    const Key = { pk: partition(release), sk: 'RUN' };
    const { Item } = await client.send(new GetCommand({ TableName: table, Key, ConsistentRead: true }));
    return Item && RunItem.parse(Item);
  },
  save: (run) =>
    putNextVersion(client, table, {
      pk: partition(run.release),
      sk: 'RUN',
      ...run,
      startedAt: toStoredInstant(run.startedAt),
      endedAt: run.endedAt && toStoredInstant(run.endedAt),
    }),
});

const waitingKey = ({ release, revision, task }: WaitingTask) => ({
  pk: partition(release),
  sk: `WAIT#${revision}#${task ?? 'release'}`,
});

/** What executions wait for, in the table of the releases. */
export const dynamodbWaitingTasks = (client: DynamoDBDocumentClient, table: string): WaitingTasks => ({
  list: async (release) => {
    const items = await queryAll(client, {
      TableName: table,
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :wait)',
      ExpressionAttributeValues: { ':pk': partition(release), ':wait': 'WAIT#' },
      ConsistentRead: true,
    });
    return items.map((item) => WaitingItem.parse(item));
  },
  put: async (waiting) => {
    await client.send(new PutCommand({ TableName: table, Item: { ...waitingKey(waiting), ...waiting } }));
  },
  remove: async (waiting) => {
    const remove = new DeleteCommand({
      TableName: table,
      Key: waitingKey(waiting),
      ConditionExpression: '#token = :token',
      ExpressionAttributeNames: { '#token': 'token' },
      ExpressionAttributeValues: { ':token': waiting.token },
    });
    await raced(client.send(remove), 'removed', 'another-waits');
  },
});
