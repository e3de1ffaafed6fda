import { COUNTIES, type CountyCode, countyOf, type SyncGroup } from '../shared/counties.ts';
import { pacificDate, Temporal } from '../shared/time.ts';
import type { AlternateSchedule } from './alternate.ts';
import { countiesOf, SYNC_NIGHTS } from './calendar.ts';
import { alternateWindow, windowsBetween } from './window.ts';

/** One county's window in the published schedule. */
export type ScheduledWindow = {
  readonly county: CountyCode;
  readonly group: SyncGroup;
  readonly kind: 'regular' | 'additional' | 'alternate';
  readonly opensAt: Temporal.Instant;
  readonly closesAt: Temporal.Instant;
};

/**
 * The windows that open on a date from `from` to `to`, both included, of these counties, in time order. Additional
 * windows are listed whether they will be needed or not; Orange's is Group C's own, and its check begins inside it.
 */
export const scheduleBetween = (
  range: { readonly from: Temporal.PlainDate; readonly to: Temporal.PlainDate },
  counties: readonly CountyCode[],
  alternates: readonly AlternateSchedule[],
): ScheduledWindow[] => {
  const wanted = new Set(counties);
  const regular = SYNC_NIGHTS.flatMap((night) => {
    const members = countiesOf(night).filter((county) => wanted.has(county));
    return windowsBetween(night, range.from, range.to).flatMap((window) =>
      members.map((county) => ({
        county,
        group: countyOf(county).syncGroup,
        kind: night.kind,
        opensAt: window.opensAt,
        closesAt: window.closesAt,
      })),
    );
  });
  const agreed = alternates.flatMap(({ county, runAt, state }): ScheduledWindow[] => {
    const date = pacificDate(runAt);
    const inRange =
      Temporal.PlainDate.compare(date, range.from) >= 0 && Temporal.PlainDate.compare(date, range.to) <= 0;
    if (state !== 'agreed' || !wanted.has(county) || !inRange) return [];
    const { opensAt, closesAt } = alternateWindow(runAt);
    return [{ county, group: countyOf(county).syncGroup, kind: 'alternate', opensAt, closesAt }];
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
