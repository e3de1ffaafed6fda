import { PACIFIC, pacificDate, pacificInstant, Temporal } from '../../shared/time.ts';
import { dayNumberOf, SYNC_WINDOW, type SyncNight } from './calendar.ts';

/** One window of the calendar: the date of its evening, and the instants that bound it. */
export type SyncWindow = {
  /** The Pacific date on which the window opens. */
  readonly date: Temporal.PlainDate;
  readonly opensAt: Temporal.Instant;
  /** When the checks begin: the opening, or later inside the window. */
  readonly startsAt: Temporal.Instant;
  /** Nothing starts and nothing is published from this instant on. */
  readonly closesAt: Temporal.Instant;
};

/** The nth weekday (ISO day number, Monday 1) of a month. `nth` is 1 to 4, which every month has. */
export const nthWeekday = (month: Temporal.PlainYearMonth, dayNumber: number, nth: number): Temporal.PlainDate => {
  const first = month.toPlainDate({ day: 1 });
  return first.add({ days: ((dayNumber - first.dayOfWeek + 7) % 7) + 7 * (nth - 1) });
};

/** The closing instant of the window that opens on a date: 05:00 Pacific on the day after, whatever the clocks do. */
export const closingOf = (date: Temporal.PlainDate): Temporal.Instant =>
  pacificInstant(date.add({ days: 1 }), SYNC_WINDOW.closes);

const windowOn = (night: SyncNight, date: Temporal.PlainDate): SyncWindow => ({
  date,
  opensAt: pacificInstant(date, SYNC_WINDOW.opens),
  startsAt: pacificInstant(date, night.startsAt ?? SYNC_WINDOW.opens),
  closesAt: closingOf(date),
});

/** The date of a night in a month. */
export const nightDate = (night: SyncNight, month: Temporal.PlainYearMonth): Temporal.PlainDate =>
  nthWeekday(month, dayNumberOf(night), night.nth);

/** The window of a night that opens on this date; undefined when the night is not on that date. */
export const windowOf = (night: SyncNight, date: Temporal.PlainDate): SyncWindow | undefined =>
  nightDate(night, date.toPlainYearMonth()).equals(date) ? windowOn(night, date) : undefined;

/** The windows of a night that open on a date from `from` to `to`, both included, in order. */
export const windowsBetween = (night: SyncNight, from: Temporal.PlainDate, to: Temporal.PlainDate): SyncWindow[] => {
  const windows: SyncWindow[] = [];
  const last = to.toPlainYearMonth();
  for (
    let month = from.toPlainYearMonth();
    Temporal.PlainYearMonth.compare(month, last) <= 0;
    month = month.add({ months: 1 })
  ) {
    const date = nightDate(night, month);
    const inRange = Temporal.PlainDate.compare(date, from) >= 0 && Temporal.PlainDate.compare(date, to) <= 0;
    if (inRange) windows.push(windowOn(night, date));
  }
  return windows;
};

/**
 * The window of a check on an alternate date: from the agreed instant to the next 05:00 Pacific, the hour at which
 * every window closes.
 */
export const alternateWindow = (runAt: Temporal.Instant): SyncWindow => {
  const date = pacificDate(runAt);
  const sameDay = pacificInstant(date, SYNC_WINDOW.closes);
  const closesAt = Temporal.Instant.compare(runAt, sameDay) < 0 ? sameDay : closingOf(date);
  return { date, opensAt: runAt, startsAt: runAt, closesAt };
};

/** The instant `days` calendar days earlier on the Pacific wall clock. */
export const daysBefore = (instant: Temporal.Instant, days: number): Temporal.Instant =>
  instant.toZonedDateTimeISO(PACIFIC).subtract({ days }).toInstant();
