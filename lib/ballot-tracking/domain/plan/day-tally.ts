import type { Temporal } from '../../../shared/time.ts';
import { addTallies, sumOf, type Tally } from './counts.ts';

/** What a county has sent of an election on one day, Pacific: what later uploads are compared with. */
export type DayTally = {
  readonly day: Temporal.PlainDate;
  readonly uploads: number;
  readonly rows: number;
  /** Rows that were refused, and such as wait for a date, another record or a person. */
  readonly refused: number;
  readonly held: number;
  /** New statuses that were recorded, by code. */
  readonly statuses: Tally;
  /** The latest time of a status that was recorded that day: the county's data are as of then. */
  readonly asOf: Temporal.Instant | null;
  /** When the last upload of the day came. */
  readonly lastAt: Temporal.Instant;
};

/** New statuses of all these days, by code. */
export const statusesOfDays = (days: readonly DayTally[]): Tally =>
  days.reduce<Tally>((all, { statuses }) => addTallies(all, statuses), {});

/** New statuses that follow an issue. */
export const followingIn = (statuses: Tally): number => sumOf(statuses) - (statuses['ISSUED'] ?? 0);
