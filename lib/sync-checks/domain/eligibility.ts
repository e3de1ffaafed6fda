import { pacificDate, Temporal } from '../../shared/time.ts';
import { type AlternateSchedule, replacesWindow } from './alternate.ts';
import { completedAt, isRunning, type SyncCheck } from './check.ts';
import type { CheckKind } from './check-id.ts';
import { type NotLetIn, OTHER_SKIP_CODES, type SkipCode, type SkipReason, skipReason } from './skip-reason.ts';
import { daysBefore, type SyncWindow } from './window.ts';

/** What the rules look at of an earlier check. */
export type PastCheck = Pick<
  SyncCheck,
  'kind' | 'status' | 'result' | 'requestedAt' | 'deadlineAt' | 'endedAt' | 'resolution'
>;

/** Everything the decision about one county and one window depends on. */
export type Eligibility = {
  readonly kind: Exclude<CheckKind, 'county'>;
  readonly window: SyncWindow;
  /** Whether the window is also that of the county's regular check (Orange's additional night). */
  readonly sharesRegularWindow: boolean;
  readonly history: readonly PastCheck[];
  readonly alternate: AlternateSchedule | undefined;
  /** Why its systems are not let in to a County Test Environment; null where they are, and outside of one. */
  readonly notLetIn: NotLetIn | null;
  readonly now: Temporal.Instant;
};

const isBefore = (a: Temporal.Instant, b: Temporal.Instant): boolean => Temporal.Instant.compare(a, b) < 0;

/** The history's last completed check. */
export const lastCompleted = <Check extends PastCheck>(history: readonly Check[]): Check | undefined => {
  let last: Check | undefined;
  for (const check of history) {
    const at = completedAt(check);
    const lastAt = last ? completedAt(last) : null;
    if (at && (!lastAt || isBefore(lastAt, at))) last = check;
  }
  return last;
};

/** The Pacific calendar month in which a check was started. */
const monthOf = (check: PastCheck): Temporal.PlainYearMonth => pacificDate(check.requestedAt).toPlainYearMonth();

/**
 * Whether the check that the county owes this month, the regular one or the one of an alternate date in its place, was
 * started and gave no result, and no check that was started after it gave one. Skipped checks were not started and are
 * not in `history`.
 */
const hasNoResultThisMonth = (history: readonly PastCheck[], month: Temporal.PlainYearMonth): boolean =>
  history.some(
    (check) =>
      (check.kind === 'regular' || check.kind === 'alternate') &&
      check.status !== 'completed' &&
      monthOf(check).equals(month) &&
      !history.some((later) => later.status === 'completed' && isBefore(check.requestedAt, later.requestedAt)),
  );

/** Whether a date that was to take the regular check's place in a month was cancelled; that check may be skipped by then. */
const wasCancelled = (alternate: AlternateSchedule | undefined, month: Temporal.PlainYearMonth): boolean =>
  alternate?.state === 'cancelled' && pacificDate(alternate.runAt).toPlainYearMonth().equals(month);

const isResultOf = (check: PastCheck, month: Temporal.PlainYearMonth): boolean =>
  check.status === 'completed' && monthOf(check).equals(month);

/**
 * Whether an additional check is needed in a month: the check that was owed gave no result or was lost to a date that
 * was cancelled, the last completed check failed, or differences older than that one are still there.
 */
const additionalNeeded = ({ history, alternate }: Eligibility, month: Temporal.PlainYearMonth): boolean => {
  if (hasNoResultThisMonth(history, month)) return true;
  if (wasCancelled(alternate, month) && !history.some((check) => isResultOf(check, month))) return true;
  const last = lastCompleted(history);
  return last !== undefined && (last.result === 'failed' || (last.resolution?.persisting ?? 0) > 0);
};

type Rule = (situation: Eligibility) => SkipReason | null;

/** One rule per reason; a rule answers with the reason when it applies. */
const RULES: Readonly<Record<Exclude<SkipCode, NotLetIn>, Rule>> = {
  'alternate-schedule-agreed': ({ kind, alternate, window, history }) => {
    if (kind === 'alternate') return null;
    const month = window.date.toPlainYearMonth();
    const completed = history.some(
      (check) => check.kind === 'alternate' && check.status === 'completed' && monthOf(check).equals(month),
    );
    if (!alternate || !replacesWindow(alternate, window, completed)) return null;
    return skipReason('alternate-schedule-agreed', pacificDate(alternate.runAt));
  },
  'county-check-passed-last-month': ({ kind, window, history }) => {
    if (kind === 'alternate') return null;
    const lastMonth = window.date.toPlainYearMonth().subtract({ months: 1 });
    const found = history.find(
      (check) =>
        check.kind === 'county' &&
        check.status === 'completed' &&
        check.result === 'passed' &&
        monthOf(check).equals(lastMonth),
    );
    return found ? skipReason('county-check-passed-last-month', pacificDate(found.requestedAt)) : null;
  },
  'checked-within-seven-days': ({ kind, window, history }) => {
    if (kind === 'alternate') return null;
    const from = daysBefore(window.opensAt, 7);
    const month = window.date.toPlainYearMonth();
    const recent = history.flatMap((check) => {
      const at = completedAt(check);
      const followed = kind === 'additional' && check.kind === 'regular' && monthOf(check).equals(month);
      return at && !followed && !isBefore(at, from) && isBefore(at, window.opensAt) ? [at] : [];
    });
    const latest = recent.toSorted(Temporal.Instant.compare).at(-1);
    return latest ? skipReason('checked-within-seven-days', pacificDate(latest)) : null;
  },
  'additional-not-needed': (situation) =>
    situation.kind === 'additional' &&
    !situation.sharesRegularWindow &&
    !additionalNeeded(situation, situation.window.date.toPlainYearMonth())
      ? skipReason('additional-not-needed')
      : null,
  'regular-check-completed': ({ sharesRegularWindow, window, history }) => {
    const done = history.some((check) => {
      const at = completedAt(check);
      return at !== null && !isBefore(at, window.opensAt);
    });
    return sharesRegularWindow && done ? skipReason('regular-check-completed') : null;
  },
  'check-already-running': ({ history, now }) =>
    history.some((check) => isRunning(check, now)) ? skipReason('check-already-running') : null,
};

/**
 * Why this county's check is not started, or null when it is. The first reason that applies is the one recorded;
 * the order is that of `SKIP_CODES`. A check on an agreed alternate date is skipped only while another one runs, or where
 * the county is not let in.
 *
 * - Last month's own check: started by the county in the Pacific calendar month before the window's, and passed.
 * - Within a week: completed at or after the same wall-clock time seven days before the window opens, and before it.
 *   The month's regular check does not count for the additional check that follows it (San Diego's follow each other by
 *   seven days): whether that one runs is the question of the need for it.
 */
export const decideSkip = (situation: Eligibility): SkipReason | null => {
  // No check runs, whatever its kind, of a county whose extract would be refused.
  if (situation.notLetIn !== null) return skipReason(situation.notLetIn);
  for (const code of OTHER_SKIP_CODES) {
    const reason = RULES[code](situation);
    if (reason) return reason;
  }
  return null;
};
