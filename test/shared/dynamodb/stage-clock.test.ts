import { type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { expect, it } from 'vitest';
import { type ClockSettings, scheduleClock, stageClock } from '../../../lib/shared/dynamodb/stage-clock.ts';
import { Temporal } from '../../../lib/shared/time.ts';
import { dynamodbSetClock } from '../../../lib/test-environment/adapters/set-clock.ts';

const SETTINGS: ClockSettings = { STAGE: 'cte', ADJUSTABLE_CLOCK: 'yes', SETTINGS_TABLE: 'settings' };
const DAY_MS = 86_400_000;

/** A settings table with one item. */
const table = (stored?: Record<string, unknown>) => {
  let item = stored;
  const send = async (command: unknown) => {
    if (command instanceof PutCommand) item = command.input.Item;
    return command instanceof GetCommand ? { Item: item } : {};
  };
  return { send } as unknown as DynamoDBDocumentClient;
};
const daysAhead = async (clock: () => Promise<Temporal.Instant>): Promise<number> =>
  Math.round(((await clock()).epochMilliseconds - Date.now()) / DAY_MS);
const ahead = (days: number) => Temporal.Now.instant().add({ hours: 24 * days });

it('a mock election moves what is rehearsed, and not the schedule of the release', async () => {
  const client = table();
  const set = dynamodbSetClock(client, 'settings');
  for (const days of [12, 44]) {
    await set(ahead(days));
    expect(await daysAhead(stageClock(SETTINGS, client))).toBe(days);
    expect(await daysAhead(scheduleClock(SETTINGS, client))).toBe(0);
  }
});

it('whoever sets the clock by hand sets it for the schedule too, and a mock election goes on from there', async () => {
  const client = table({ offsetMs: 3 * DAY_MS });
  expect(await daysAhead(scheduleClock(SETTINGS, client))).toBe(3);
  await dynamodbSetClock(client, 'settings')(ahead(40));
  expect(await daysAhead(stageClock(SETTINGS, client))).toBe(40);
  expect(await daysAhead(scheduleClock(SETTINGS, client))).toBe(3);
});

it.each([
  [{ ...SETTINGS, STAGE: 'prod' } as const, /must not have an adjustable clock/],
  [{ ...SETTINGS, SETTINGS_TABLE: undefined } as const, /needs the settings table/],
])('is refused: %j', (settings, says) => {
  for (const clock of [stageClock, scheduleClock]) expect(() => clock(settings, table())).toThrow(says);
});
