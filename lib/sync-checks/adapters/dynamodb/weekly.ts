import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { CountyCode } from '../../../shared/counties.ts';
import type { Temporal } from '../../../shared/time.ts';
import type { WeeklyDeliveries } from '../../ports/checks.ts';

const deliveryKey = (week: Temporal.PlainDate, county: CountyCode) => ({
  pk: `WEEKLY#${week.toString()}`,
  sk: `COUNTY#${county}`,
});

/** Deliveries of weekly statistics in the sync table. */
export const dynamodbWeeklyDeliveries = (client: DynamoDBDocumentClient, table: string): WeeklyDeliveries => ({
  claim: async (week, county, at) => {
    try {
      await client.send(
        new PutCommand({
          TableName: table,
          Item: { ...deliveryKey(week, county), claimedAt: at.toString() },
          ConditionExpression: 'attribute_not_exists(pk)',
        }),
      );
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw error;
    }
  },
  release: async (week, county) => {
    await client.send(new DeleteCommand({ TableName: table, Key: deliveryKey(week, county) }));
  },
});
