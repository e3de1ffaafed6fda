import * as z from 'zod';
import { COUNTIES, CountyCode, SyncGroup } from '../../shared/counties.ts';
import calendarData from '../data/sync-calendar.json' with { type: 'json' };

/** ISO day numbers of the calendar's weekdays, Monday 1 to Sunday 7. */
const DAY_NUMBERS = { MON: 1, TUE: 2, WED: 3, THU: 4, FRI: 5, SAT: 6, SUN: 7 } as const;

const nightFields = {
  id: z.string(),
  weekday: z.enum(['MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT', 'SUN']),
  nth: z.number().int().min(1).max(4),
  /** Wall-clock start when it is later than the opening of the window. */
  startsAt: z.string().optional(),
  source: z.string(),
};
const Night = z.discriminatedUnion('kind', [
  z.strictObject({ ...nightFields, kind: z.literal('regular'), group: SyncGroup }),
  z.strictObject({ ...nightFields, kind: z.literal('additional'), county: CountyCode }),
]);

const Calendar = z.object({
  timeZone: z.literal('America/Los_Angeles'),
  window: z.object({ opens: z.string(), closes: z.string() }),
  nights: z.array(Night),
});
const calendar = Calendar.parse(calendarData);

/** A night of the memorandum's calendar: which weekday of the month, and for whom. */
export type SyncNight = Readonly<z.infer<typeof Night>>;

/** The nights of memorandum #21029: Groups A, B and C, and the additional checks of three counties. */
export const SYNC_NIGHTS: readonly SyncNight[] = calendar.nights;

/** Wall-clock opening and closing of every window, Pacific; the close falls on the next day. */
export const SYNC_WINDOW = calendar.window;

/** The night with this id; undefined when the calendar has none. */
export const syncNight = (id: string): SyncNight | undefined => SYNC_NIGHTS.find((night) => night.id === id);

/** ISO day number (Monday 1) of a night's weekday. */
export const dayNumberOf = (night: SyncNight): number => DAY_NUMBERS[night.weekday];

/** The counties that a night is for, in code order. */
export const countiesOf = (night: SyncNight): readonly CountyCode[] =>
  night.kind === 'additional'
    ? [night.county]
    : COUNTIES.filter((county) => county.syncGroup === night.group).map((county) => county.code);

/**
 * Whether an additional night shares its window with its county's regular night (Orange, whose group has the third
 * Thursday too). It then stands in for a regular check that did not complete.
 */
export const sharesRegularWindow = (night: SyncNight): boolean =>
  night.kind === 'additional' &&
  SYNC_NIGHTS.some(
    (other) =>
      other.kind === 'regular' &&
      other.weekday === night.weekday &&
      other.nth === night.nth &&
      countiesOf(other).includes(night.county),
  );
