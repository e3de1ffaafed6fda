import { COUNTIES, type CountyCode, countyOf, type SyncGroup } from '../../shared/counties.ts';
import { pacificDate, Temporal } from '../../shared/time.ts';
import { type AlternateSchedule, hidesWindow } from './alternate.ts';
import { countiesOf, SYNC_NIGHTS } from './calendar.ts';
import { alternateWindow, windowsBetween } from './window.ts';

/** One county's window in the published schedule. */
export type ScheduledWindow = {
  readonly county: CountyCode;
  readonly group: SyncGroup;
  readonly kind: 'regular' | 'additional' | 'alternate';
  readonly opensAt: Temporal.Instant;
  readonly closesAt: Temporal.Instant;
  /** Of an alternate date: why it was agreed. */
  readonly reason?: string;
};

/**
 * The windows that open on a date from `from` to `to`, both included, of these counties, in time order. Additional
 * windows are listed whether they will be needed or not; Orange's is Group C's own, and its check begins inside it.
 * A window that an alternate date replaces is left out: the alternate one stands for it.
 */
export const scheduleBetween = (
  range: { readonly from: Temporal.PlainDate; readonly to: Temporal.PlainDate },
  counties: readonly CountyCode[],
  alternates: readonly AlternateSchedule[],
): ScheduledWindow[] => {
  const wanted = new Set(counties);
  const alternateOf = new Map(alternates.map((alternate) => [alternate.county, alternate]));
  const regular = SYNC_NIGHTS.flatMap((night) => {
    const members = countiesOf(night).filter((county) => wanted.has(county));
    return windowsBetween(night, range.from, range.to).flatMap((window) =>
      members.flatMap((county): ScheduledWindow[] => {
        const alternate = alternateOf.get(county);
        if (alternate && hidesWindow(alternate, window)) return [];
        const { opensAt, closesAt } = window;
        return [{ county, group: countyOf(county).syncGroup, kind: night.kind, opensAt, closesAt }];
      }),
    );
  });
  const agreed = alternates.flatMap(({ county, runAt, reason, state }): ScheduledWindow[] => {
    const date = pacificDate(runAt);
    const inRange =
      Temporal.PlainDate.compare(date, range.from) >= 0 && Temporal.PlainDate.compare(date, range.to) <= 0;
    if (state !== 'agreed' || !wanted.has(county) || !inRange) return [];
    const { opensAt, closesAt } = alternateWindow(runAt);
    return [{ county, group: countyOf(county).syncGroup, kind: 'alternate', opensAt, closesAt, reason }];
  });
  return [...regular, ...agreed].toSorted(
    (a, b) =>
      Temporal.Instant.compare(a.opensAt, b.opensAt) ||
      a.county.localeCompare(b.county) ||
      a.kind.localeCompare(b.kind),
  );
};

/** Every county's code, for a caller who sees them all. */
export const ALL_COUNTIES: readonly CountyCode[] = COUNTIES.map((county) => county.code);
