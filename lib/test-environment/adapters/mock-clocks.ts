import { type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { Clock } from '../../shared/clock.ts';
import { CLOCK_KEY, readClockItem } from '../../shared/dynamodb/stage-clock.ts';
import { SafeError } from '../../shared/safe-error.ts';
import { Temporal } from '../../shared/time.ts';
import type { MockClock } from '../ports.ts';

/**
 * So long, in milliseconds, everything that came due is given to be decided, sent and reported: the sweeps come every minute, by
 * real time.
 */
const SETTLES = 150_000;

/**
 * The clock of an environment whose schedules fire by real time. Every function reads how far it is ahead from the settings: to move
 * it is to write that down, between two waits, and how much of it is a mock election's: release schedules go by the clock without it. Throws when the table cannot be reached.
 */
export const settingsClock = (
  client: DynamoDBDocumentClient,
  TableName: string,
  now: Clock,
  wait: (milliseconds: number) => Promise<void>,
): MockClock => ({
  now,
  moveTo: async (to) => {
    // What was posted at the last stop goes out at its own time.
    await wait(SETTLES);
    if (Temporal.Instant.compare(to, await now()) > 0) {
      const { offsetMs: before, mockMs } = await readClockItem(client, TableName);
      const offsetMs = to.epochMilliseconds - Temporal.Now.instant().epochMilliseconds;
      const Item = { ...CLOCK_KEY, offsetMs, mockMs: mockMs + offsetMs - before };
      await client.send(new PutCommand({ TableName, Item }));
    }
    await wait(SETTLES);
  },
});

/** Moves nothing, but is answered when what came due has been done. */
const BARELY = { advance: 'PT1S' } as const;

/**
 * The clock of an environment on the emulator, whose own process fires its schedules as the clock passes them: it is asked to move
 * it, and answers when nothing is left to do. Throws when it cannot be reached, or takes so long that the call ends; asked again it
 * goes on where it was.
 */
export const emulatedClock = (address: string, now: Clock): MockClock => ({
  now,
  moveTo: async (to) => {
    const isAhead = Temporal.Instant.compare(to, await now()) > 0;
    const answer = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...(isAhead ? { now: to.toString() } : BARELY), mover: 'mock-election' }),
    });
    await answer.body?.cancel();
    if (answer.ok) return;
    throw new SafeError('ClockNotMoved', 'The environment refused to move its clock.', { cause: answer.status });
  },
});
