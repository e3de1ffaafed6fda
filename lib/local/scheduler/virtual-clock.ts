import { type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { CLOCK_KEY, readClockItem } from '../../shared/dynamodb/stage-clock.ts';
import { Temporal } from '../../shared/time.ts';
import { localTable } from '../aws/names.ts';

/** Who moves a clock: somebody by hand, for everything, or a mock election, for all but the release schedules. */
export type Mover = 'hand' | 'mock-election';

/** The clock of the stage: real time plus an offset that the Lambdas read from the settings table. It ticks. */
export type VirtualClock = {
  now(): Temporal.Instant;
  /** Sets the clock, for the Lambdas as well; by hand where nobody else is named. Fires nothing. */
  set(instant: Temporal.Instant, mover?: Mover): Promise<void>;
};

/** Opens the clock where the settings table says it stands. */
export const openClock = async (client: DynamoDBDocumentClient): Promise<VirtualClock> => {
  const TableName = localTable('settings');
  let { offsetMs, mockMs } = await readClockItem(client, TableName);
  return {
    now: () => Temporal.Now.instant().add({ milliseconds: offsetMs }),
    set: async (instant, mover = 'hand') => {
      const wanted = instant.epochMilliseconds - Temporal.Now.instant().epochMilliseconds;
      const ofMock = mover === 'hand' ? 0 : mockMs + wanted - offsetMs;
      const Item = { ...CLOCK_KEY, offsetMs: wanted, ...(ofMock === 0 ? {} : { mockMs: ofMock }) };
      await client.send(new PutCommand({ TableName, Item }));
      [offsetMs, mockMs] = [wanted, ofMock];
    },
  };
};
