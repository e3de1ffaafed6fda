import { type DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { Channel } from '../../shared/codes.ts';
import { CountyCode } from '../../shared/counties.ts';
import type { SubscriberPages } from '../ports.ts';
import { subscriptionKey } from './subscriptions.ts';

/** Items that one page goes through: what is done about them takes seconds. */
const LOOKED_AT_ONCE = 500;

const Listed = z.object({
  voterId: z.string(),
  county: CountyCode,
  channels: z.record(Channel, z.boolean()),
  ended: z.unknown().optional(),
});

/** Goes through the subscriptions table. */
export const dynamodbSubscriberPages = (
  client: DynamoDBDocumentClient,
  table: string,
  segments: number,
): SubscriberPages => ({
  segments,
  page: async (counties, segment, cursor) => {
    const { Items = [], LastEvaluatedKey } = await client.send(
      new ScanCommand({
        TableName: table,
        FilterExpression: 'sk = :subscription',
        ProjectionExpression: 'voterId, county, channels, ended',
        ExpressionAttributeValues: { ':subscription': subscriptionKey('').sk },
        Limit: LOOKED_AT_ONCE,
        ...(segments > 1 ? { Segment: segment, TotalSegments: segments } : {}),
        ...(cursor === null ? {} : { ExclusiveStartKey: JSON.parse(cursor) as Record<string, unknown> }),
      }),
    );
    const voterIds = Items.map((item) => Listed.parse(item))
      .filter(({ county, channels, ended }) => counties.has(county) && !ended && Object.values(channels).includes(true))
      .map(({ voterId }) => voterId);
    return { voterIds, cursor: LastEvaluatedKey ? JSON.stringify(LastEvaluatedKey) : null };
  },
});
