import type { CountyCode } from '../../shared/counties.ts';
import { pacificDate, Temporal } from '../../shared/time.ts';
import { type ScheduledWindow, scheduleBetween } from '../../sync-checks/domain/schedule.ts';

/**
 * What becomes of the scheduled windows of a county in the month of a date that is to be agreed. `passed`: they are over already.
 * `replaced`: the date stands for them. `kept`: they come after it, and run if its check gives no result (`replacesWindow`).
 */
export type ReplacedWindows = Readonly<Record<'passed' | 'replaced' | 'kept', readonly ScheduledWindow[]>>;

/** Sorts the windows of a date's calendar month by what becomes of them. */
export const replacedWindows = (
  county: CountyCode,
  runAt: Temporal.Instant,
  now: Temporal.Instant,
): ReplacedWindows => {
  const month = pacificDate(runAt).toPlainYearMonth();
  const range = { from: month.toPlainDate({ day: 1 }), to: month.toPlainDate({ day: month.daysInMonth }) };
  const windows = scheduleBetween(range, [county], []);
  const isPassed = ({ opensAt }: ScheduledWindow): boolean => Temporal.Instant.compare(opensAt, now) <= 0;
  const isLater = ({ opensAt }: ScheduledWindow): boolean => Temporal.Instant.compare(opensAt, runAt) > 0;
  return {
    passed: windows.filter(isPassed),
    replaced: windows.filter((one) => !isPassed(one) && !isLater(one)),
    kept: windows.filter(isLater),
  };
};
