import { type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import type { Clock } from '../clock.ts';
import { kept } from '../kept.ts';
import { Temporal } from '../time.ts';

/** Real time. */
export const systemClock: Clock = async () => Temporal.Now.instant();

/** Where the adjustable clock keeps how far it is ahead of (or behind) real time. */
export const CLOCK_KEY = { pk: 'CLOCK', sk: 'CLOCK' } as const;

/** How far the adjustable clock is ahead of real time, and how much of that a mock election has added. Milliseconds. */
export type ClockItem = { readonly offsetMs: number; readonly mockMs: number };

/** Reads it. Where nobody has set a clock, it is real time. Throws when the table cannot be reached. */
export const readClockItem = async (client: DynamoDBDocumentClient, TableName: string): Promise<ClockItem> => {
  const { Item } = await client.send(new GetCommand({ TableName, Key: CLOCK_KEY, ConsistentRead: true }));
  return { offsetMs: Number(Item?.['offsetMs'] ?? 0), mockMs: Number(Item?.['mockMs'] ?? 0) };
};

/**
 * Real time plus the offset in the settings table: a clock that can be set and goes on ticking. Who asks while it is being
 * read, as the hundred records of a batch do, is told the same.
 */
export const adjustableClock = (
  client: DynamoDBDocumentClient,
  TableName: string,
  aheadOf: (item: ClockItem) => number = ({ offsetMs }) => offsetMs,
): Clock => {
  const item = kept(() => readClockItem(client, TableName), 0);
  return async () => Temporal.Now.instant().add({ milliseconds: aheadOf(await item('')) });
};

/** What chooses the clock of a Lambda: set by the function construct from the stage's configuration. */
export type ClockSettings = {
  readonly STAGE: string;
  readonly ADJUSTABLE_CLOCK: 'yes' | 'no';
  /** Where the adjustable clock keeps its offset. */
  readonly SETTINGS_TABLE?: string | undefined;
};

const clockOf = (
  settings: ClockSettings,
  client: DynamoDBDocumentClient,
  aheadOf?: (item: ClockItem) => number,
): Clock => {
  if (settings.ADJUSTABLE_CLOCK === 'no') return systemClock;
  if (settings.STAGE === 'prod') throw new Error('Stage prod must not have an adjustable clock.');
  if (settings.SETTINGS_TABLE === undefined) throw new Error('An adjustable clock needs the settings table.');
  return adjustableClock(client, settings.SETTINGS_TABLE, aheadOf);
};

/** The clock of this stage. Throws at cold start when production is told to use an adjustable one, or one without its table. */
export const stageClock = (settings: ClockSettings, client: DynamoDBDocumentClient): Clock => clockOf(settings, client);

/**
 * The clock by which people work: the stage's, without what a mock election has moved it by. A release is rehearsed weeks before its
 * day, and six weeks of votes must not end its schedule. Throws as `stageClock` does.
 */
export const scheduleClock = (settings: ClockSettings, client: DynamoDBDocumentClient): Clock =>
  clockOf(settings, client, ({ offsetMs, mockMs }) => offsetMs - mockMs);
