import { DeleteCommand, type DynamoDBDocumentClient, GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { CountyCode } from '../../shared/counties.ts';
import { raced } from '../../shared/dynamodb/conditions.ts';
import { StoredInstant, toStoredInstant } from '../../shared/dynamodb/instants.ts';
import { queryAll } from '../../shared/dynamodb/query-all.ts';
import type { Notices, SentNotice } from '../ports.ts';

const NoticeItem = z.object({
  notice: z.string(),
  recipient: z.union([CountyCode, z.literal('state')]),
  outcome: z.enum(['sent', 'rejected', 'no-contact']).optional(),
  claimedAt: StoredInstant,
});

const keyOf = (release: string, { notice, to }: Pick<SentNotice, 'notice' | 'to'>) => ({
  pk: `NOTICES#${release}`,
  sk: `${notice}#${to}`,
});

/** The notices of the releases, in their table. */
export const dynamodbNotices = (client: DynamoDBDocumentClient, table: string): Notices => ({
  list: async (release) => {
    const items = await queryAll(client, {
      TableName: table,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': `NOTICES#${release}` },
    });
    return items.flatMap((item) => {
      const { notice, recipient, outcome, claimedAt } = NoticeItem.parse(item);
      return outcome === undefined ? [] : [{ notice, to: recipient, outcome, at: claimedAt }];
    });
  },
  claim: async (release, { at, ...what }, abandonedBefore) => {
    const Key = keyOf(release, what);
    const claim = new UpdateCommand({
      TableName: table,
      Key,
      UpdateExpression: 'SET claimedAt = :at, notice = :notice, recipient = :to',
      ConditionExpression: 'attribute_not_exists(pk) OR (attribute_not_exists(outcome) AND claimedAt < :abandoned)',
      ExpressionAttributeValues: {
        ':at': toStoredInstant(at),
        ':notice': what.notice,
        ':to': what.to,
        ':abandoned': toStoredInstant(abandonedBefore),
      },
    });
    if (await raced(client.send(claim), true, false)) return 'taken';
    const { Item } = await client.send(new GetCommand({ TableName: table, Key, ConsistentRead: true }));
    return Item?.['outcome'] === undefined ? 'held' : 'settled';
  },
  settle: async (release, sent) => {
    await client.send(
      new UpdateCommand({
        TableName: table,
        Key: keyOf(release, sent),
        UpdateExpression: 'SET outcome = :outcome',
        ExpressionAttributeValues: { ':outcome': sent.outcome },
      }),
    );
  },
  release: async (release, what) => {
    await client.send(new DeleteCommand({ TableName: table, Key: keyOf(release, what) }));
  },
});
