import {
  DeleteCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  QueryCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import type { CountyCode } from '../../../shared/counties.ts';
import { raced } from '../../../shared/dynamodb/conditions.ts';
import { toStoredInstant } from '../../../shared/dynamodb/instants.ts';
import type { Temporal } from '../../../shared/time.ts';
import type { WeeklyDeliveries } from '../../ports/checks.ts';

const weekKey = (week: Temporal.PlainDate): string => `WEEKLY#${week.toString()}`;

const deliveryKey = (week: Temporal.PlainDate, county: CountyCode) => ({
  pk: weekKey(week),
  sk: `COUNTY#${county}`,
});

/** Deliveries of weekly statistics in the sync table. */
export const dynamodbWeeklyDeliveries = (client: DynamoDBDocumentClient, table: string): WeeklyDeliveries => ({
  claim: async (week, county, at, abandonedBefore) => {
    const Key = deliveryKey(week, county);
    const claim = new UpdateCommand({
      TableName: table,
      Key,
      UpdateExpression: 'SET claimedAt = :at',
      ConditionExpression: 'attribute_not_exists(pk) OR (attribute_not_exists(outcome) AND claimedAt < :abandoned)',
      ExpressionAttributeValues: { ':at': toStoredInstant(at), ':abandoned': toStoredInstant(abandonedBefore) },
    });
    if (await raced(client.send(claim), true, false)) return 'taken';
    const { Item } = await client.send(new GetCommand({ TableName: table, Key, ConsistentRead: true }));
    return Item?.['outcome'] === undefined ? 'held' : 'settled';
  },
  settle: async (week, county, outcome) => {
    await client.send(
      new UpdateCommand({
        TableName: table,
        Key: deliveryKey(week, county),
        UpdateExpression: 'SET outcome = :outcome',
        ExpressionAttributeValues: { ':outcome': outcome },
      }),
    );
  },
  isBegun: async (week) => {
    const { Count } = await client.send(
      new QueryCommand({
        TableName: table,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': weekKey(week) },
        Select: 'COUNT',
        Limit: 1,
      }),
    );
    return (Count ?? 0) > 0;
  },
  release: async (week, county) => {
    await client.send(new DeleteCommand({ TableName: table, Key: deliveryKey(week, county) }));
  },
});
