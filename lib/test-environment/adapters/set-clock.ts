import { type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { CLOCK_KEY, readClockItem } from '../../shared/dynamodb/stage-clock.ts';
import { Temporal } from '../../shared/time.ts';
import type { SetClock } from '../ports.ts';

/**
 * Sets the adjustable clock, from which every function reads how far it is ahead of real time, and counts how much of that is a mock
 * election's: release schedules go by the clock without it.
 */
export const dynamodbSetClock =
  (client: DynamoDBDocumentClient, TableName: string): SetClock =>
  async (to) => {
    const { offsetMs: before, mockMs } = await readClockItem(client, TableName);
    const offsetMs = to.epochMilliseconds - Temporal.Now.instant().epochMilliseconds;
    const Item = { ...CLOCK_KEY, offsetMs, mockMs: mockMs + offsetMs - before };
    await client.send(new PutCommand({ TableName, Item }));
  };
