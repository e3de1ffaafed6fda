import { DeleteCommand, type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { CountyCode } from '../../../shared/counties.ts';
import { raced } from '../../../shared/dynamodb/conditions.ts';
import { toStoredInstant } from '../../../shared/dynamodb/instants.ts';
import type { Temporal } from '../../../shared/time.ts';
import type { WeeklyDeliveries } from '../../ports/checks.ts';

const deliveryKey = (week: Temporal.PlainDate, county: CountyCode) => ({
  pk: `WEEKLY#${week.toString()}`,
  sk: `COUNTY#${county}`,
});

/** Deliveries of weekly statistics in the sync table. */
export const dynamodbWeeklyDeliveries = (client: DynamoDBDocumentClient, table: string): WeeklyDeliveries => ({
  claim: (week, county, at) =>
    raced(
      client.send(
        new PutCommand({
          TableName: table,
          Item: { ...deliveryKey(week, county), claimedAt: toStoredInstant(at) },
          ConditionExpression: 'attribute_not_exists(pk)',
        }),
      ),
      true,
      false,
    ),
  release: async (week, county) => {
    await client.send(new DeleteCommand({ TableName: table, Key: deliveryKey(week, county) }));
  },
});
