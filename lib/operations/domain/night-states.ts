import type { CountyCode } from '../../shared/counties.ts';
import { pacificDate, Temporal } from '../../shared/time.ts';
import { countiesOf, SYNC_NIGHTS, type SyncNight } from '../../sync-checks/domain/calendar.ts';
import type { SyncCheck } from '../../sync-checks/domain/check.ts';
import { scheduledCheckId } from '../../sync-checks/domain/check-id.ts';
import { type SyncWindow, windowsBetween } from '../../sync-checks/domain/window.ts';
import { type Outcome, outcomeOf } from './outcome.ts';

/** One night of the calendar as it stands: its last window with the outcomes of its counties, and its next. */
export type NightState = {
  readonly night: SyncNight;
  /** The window that opened last; null before the first. */
  readonly last: SyncWindow | null;
  readonly isOpen: boolean;
  /** Its counties, of those that are looked at. */
  readonly members: readonly CountyCode[];
  /** The outcome of each member's check of the last window; `none` where the county had none. Empty before the first. */
  readonly outcomes: readonly Outcome[];
  readonly next: SyncWindow;
};

/** A night is at most five weeks from the same night of the next month, so seven weeks each way hold both. */
const REACH = { weeks: 7 } as const;

/** How each night of the calendar stands for these counties; nights that concern none of them are left out. */
export const nightStates = (
  counties: readonly CountyCode[],
  checks: readonly SyncCheck[],
  now: Temporal.Instant,
): NightState[] => {
  const byId = new Map(checks.map((check) => [check.id, check]));
  return SYNC_NIGHTS.flatMap((night) => {
    const members = countiesOf(night).filter((county) => counties.includes(county));
    return members.length === 0 ? [] : [nightState(night, members, byId, now)];
  });
};

const nightState = (
  night: SyncNight,
  members: readonly CountyCode[],
  byId: ReadonlyMap<string, SyncCheck>,
  now: Temporal.Instant,
): NightState => {
  const today = pacificDate(now);
  const windows = windowsBetween(night, today.subtract(REACH), today.add(REACH));
  const hasOpened = (window: SyncWindow): boolean => Temporal.Instant.compare(window.startsAt, now) <= 0;
  const last = windows.findLast(hasOpened) ?? null;
  const next = windows.find((window) => !hasOpened(window));
  if (next === undefined) throw new Error(`The night ${night.id} has no window in the next seven weeks.`);
  return {
    night,
    members,
    last,
    next,
    isOpen: last !== null && Temporal.Instant.compare(now, last.closesAt) < 0,
    outcomes:
      last === null
        ? []
        : members.map((county) => outcomeOf(byId.get(scheduledCheckId(county, last.date, night.kind)))),
  };
};
