import { type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { CLOCK_KEY } from '../../shared/dynamodb/stage-clock.ts';
import { Temporal } from '../../shared/time.ts';
import type { SetClock } from '../ports.ts';

/** Sets the adjustable clock, from which every function reads how far it is ahead of real time. */
export const dynamodbSetClock =
  (client: DynamoDBDocumentClient, TableName: string): SetClock =>
  async (to) => {
    const offsetMs = to.epochMilliseconds - Temporal.Now.instant().epochMilliseconds;
    await client.send(new PutCommand({ TableName, Item: { ...CLOCK_KEY, offsetMs } }));
  };
