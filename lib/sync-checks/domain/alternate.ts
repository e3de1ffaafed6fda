import type { CountyCode } from '../../shared/counties.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { PACIFIC, pacificDate, Temporal } from '../../shared/time.ts';
import { alternateWindow } from './window.ts';

/** A date that the Secretary of State agreed with a county that is working on its differences. */
export type AlternateSchedule = {
  readonly county: CountyCode;
  readonly runAt: Temporal.Instant;
  readonly reason: string;
  readonly agreedAt: Temporal.Instant;
  readonly state: 'agreed' | 'cancelled';
  /** Counts what was agreed and cancelled with the county; one that was kept before that was counted has none. */
  readonly revision?: number;
};

/** How far ahead an alternate date may lie, by the clock on the wall in California: the county owes a check every month (2 CCR 19083). */
const LATEST_DAYS = 62;

/** What a county's system needs at least, from the request to the end of the check; a large county needs hours. */
const LEAST_MINUTES = 60;

/** Why a date cannot be agreed: a code for programs, a sentence for people. */
export type AlternateRefusal = {
  readonly code:
    | 'alternate-date-past'
    | 'alternate-date-too-far'
    | 'alternate-date-too-late'
    | 'alternate-date-used'
    | 'alternate-changed-meanwhile';
  readonly sentence: string;
};

/** The refusal of a date on which the county has had its alternate check. */
export const alternateDateUsed = (date: Temporal.PlainDate): AlternateRefusal => ({
  code: 'alternate-date-used',
  sentence: `The county has had its alternate check of ${date.toString()}. Choose another date.`,
});

/** The refusal of whoever agrees a date while somebody else agrees or cancels one with the same county. */
export const ALTERNATE_CHANGED: AlternateRefusal = {
  code: 'alternate-changed-meanwhile',
  sentence:
    'Somebody else has agreed or cancelled a date with this county at this moment. Look what stands, then repeat yours.',
};

/**
 * The second in which an instant lies. What starts at a second would come before the window of a date with a fraction,
 * and start nothing.
 */
export const wholeSecond = (instant: Temporal.Instant): Temporal.Instant =>
  instant.round({ smallestUnit: 'second', roundingMode: 'floor' });

/** Whether a date can be agreed now. */
export const checkAlternateDate = (runAt: Temporal.Instant, now: Temporal.Instant): Result<void, AlternateRefusal> => {
  if (Temporal.Instant.compare(runAt, now) <= 0) {
    return err({ code: 'alternate-date-past', sentence: 'The alternate date has passed. Choose a later one.' });
  }
  const latest = now.toZonedDateTimeISO(PACIFIC).add({ days: LATEST_DAYS }).toInstant();
  if (Temporal.Instant.compare(runAt, latest) > 0) {
    return err({
      code: 'alternate-date-too-far',
      sentence: `Choose a date at most ${LATEST_DAYS} days ahead: every county is checked monthly.`,
    });
  }
  if (alternateWindow(runAt).closesAt.since(runAt).total({ unit: 'minutes' }) < LEAST_MINUTES) {
    return err({
      code: 'alternate-date-too-late',
      sentence: `Every window closes at 05:00 Pacific. Choose a time at least ${LEAST_MINUTES} minutes before it, or after it.`,
    });
  }
  return ok(undefined);
};

/**
 * Whether an agreed alternate date replaces the check of a window. It does so in its own calendar month only, so that
 * no month is left without a check (2 CCR 19083): while it is still to come, or once its check was completed.
 */
export const replacesWindow = (
  alternate: AlternateSchedule | undefined,
  window: { readonly opensAt: Temporal.Instant; readonly date: Temporal.PlainDate },
  alternateCompleted: boolean,
): boolean => {
  if (alternate?.state !== 'agreed') return false;
  const sameMonth = pacificDate(alternate.runAt).toPlainYearMonth().equals(window.date.toPlainYearMonth());
  return sameMonth && (Temporal.Instant.compare(alternate.runAt, window.opensAt) >= 0 || alternateCompleted);
};

/**
 * Whether the published schedule leaves a window out for an alternate date: the date replaces it, and was agreed before
 * it opened. A window after the date stays: it runs when the alternate check gives no result.
 */
export const hidesWindow = (
  alternate: AlternateSchedule,
  window: { readonly opensAt: Temporal.Instant; readonly date: Temporal.PlainDate },
): boolean =>
  Temporal.Instant.compare(alternate.agreedAt, window.opensAt) <= 0 && replacesWindow(alternate, window, false);
