import { type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { expect, it } from 'vitest';
import { openClock } from '../../../lib/local/scheduler/virtual-clock.ts';
import { type ClockSettings, scheduleClock, stageClock } from '../../../lib/shared/dynamodb/stage-clock.ts';
import { Temporal } from '../../../lib/shared/time.ts';
import { settingsClock } from '../../../lib/test-environment/adapters/mock-clocks.ts';

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
  Math.round(((await clock()).epochMilliseconds - Date.now()) / DAY_MS) + 0;
const ahead = (days: number) => Temporal.Now.instant().add({ hours: 24 * days });

type Move = (to: Temporal.Instant) => Promise<void>;
/** How a mock election moves the clock: on AWS, and where the local stage's own process has it. */
const MOVES: readonly (readonly [string, (client: DynamoDBDocumentClient) => Promise<Move>])[] = [
  [
    'on AWS',
    async (client) => settingsClock(client, 'settings', stageClock(SETTINGS, client), async () => undefined).moveTo,
  ],
  [
    'on the emulator',
    async (client) => {
      const clock = await openClock(client);
      return (to) => clock.set(to, 'mock-election');
    },
  ],
];

it.each(MOVES)('a mock election %s moves what is rehearsed, and not the schedule of the release', async (_, moves) => {
  const client = table();
  const set = await moves(client);
  for (const days of [12, 44]) {
    await set(ahead(days));
    expect(await daysAhead(stageClock(SETTINGS, client))).toBe(days);
    expect(await daysAhead(scheduleClock(SETTINGS, client))).toBe(0);
  }
});

it.each(MOVES)(
  'who sets it by hand sets it for the schedule too, and a mock election %s goes on from there',
  async (_, moves) => {
    const client = table({ offsetMs: 3 * DAY_MS });
    expect(await daysAhead(scheduleClock(SETTINGS, client))).toBe(3);
    await (await moves(client))(ahead(40));
    expect(await daysAhead(stageClock(SETTINGS, client))).toBe(40);
    expect(await daysAhead(scheduleClock(SETTINGS, client))).toBe(3);
    await (await openClock(client)).set(ahead(50));
    expect(await daysAhead(scheduleClock(SETTINGS, client))).toBe(50);
  },
);

it.each([
  [{ ...SETTINGS, STAGE: 'prod' } as const, /must not have an adjustable clock/],
  [{ ...SETTINGS, SETTINGS_TABLE: undefined } as const, /needs the settings table/],
])('is refused: %j', (settings, says) => {
  for (const clock of [stageClock, scheduleClock]) expect(() => clock(settings, table())).toThrow(says);
});
