import { type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { CLOCK_KEY } from '../../shared/dynamodb/stage-clock.ts';
import { Temporal } from '../../shared/time.ts';
import { localTable } from '../aws/names.ts';

/** The clock of the stage: real time plus an offset that the Lambdas read from the settings table. It ticks. */
export type VirtualClock = {
  now(): Temporal.Instant;
  /** Sets the clock, for the Lambdas as well. Fires nothing. */
  set(instant: Temporal.Instant): Promise<void>;
};

/** Opens the clock where the settings table says it stands. */
export const openClock = async (client: DynamoDBDocumentClient): Promise<VirtualClock> => {
  const TableName = localTable('settings');
  const { Item } = await client.send(new GetCommand({ TableName, Key: CLOCK_KEY, ConsistentRead: true }));
  let offsetMs = Number(Item?.['offsetMs'] ?? 0);
  return {
    now: () => Temporal.Now.instant().add({ milliseconds: offsetMs }),
    set: async (instant) => {
      const wanted = instant.epochMilliseconds - Temporal.Now.instant().epochMilliseconds;
      await client.send(new PutCommand({ TableName, Item: { ...CLOCK_KEY, offsetMs: wanted } }));
      offsetMs = wanted;
    },
  };
};
