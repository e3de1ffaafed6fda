import type { CountyCode } from '../../shared/counties.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { pacificDate, Temporal } from '../../shared/time.ts';
import type { AlternateSchedule } from './alternate.ts';
import { countiesOf, sharesRegularWindow, syncNight } from './calendar.ts';
import type { CheckKind } from './check-id.ts';
import { alternateWindow, type SyncWindow, windowOf } from './window.ts';

/** The night id of a check on an agreed alternate date. */
export const ALTERNATE_NIGHT = 'alternate';

/** What starts a night: the schedule's night and moment, and for an alternate date its county. */
export type NightStart = {
  readonly nightId: string;
  readonly scheduledAt: Temporal.Instant;
  readonly county?: CountyCode | undefined;
};

/** A night as it is run: which checks, for whom, within which window. */
export type NightToRun = {
  /** `group-a`, or `alternate-19`. */
  readonly id: string;
  readonly kind: Exclude<CheckKind, 'county'>;
  readonly window: SyncWindow;
  readonly counties: readonly CountyCode[];
  readonly sharesRegularWindow: boolean;
};

/** Why a start does nothing. */
export const NIGHT_REFUSALS = [
  'unknown-night',
  'not-a-sync-night',
  'alternate-not-agreed',
  'before-window',
  'window-closed',
] as const;
export type NightRefusal = (typeof NIGHT_REFUSALS)[number];

/** Whether this very date is agreed with this county: not cancelled, not moved, not another county's. */
const isAgreed = (start: NightStart, alternate: AlternateSchedule | undefined): boolean =>
  alternate?.state === 'agreed' &&
  alternate.county === start.county &&
  Temporal.Instant.compare(alternate.runAt, start.scheduledAt) === 0;

const resolve = (start: NightStart, alternate: AlternateSchedule | undefined): Result<NightToRun, NightRefusal> => {
  if (start.nightId === ALTERNATE_NIGHT) {
    if (start.county === undefined) return err('unknown-night');
    if (!isAgreed(start, alternate)) return err('alternate-not-agreed');
    return ok({
      id: `${ALTERNATE_NIGHT}-${start.county}`,
      kind: 'alternate',
      window: alternateWindow(start.scheduledAt),
      counties: [start.county],
      sharesRegularWindow: false,
    });
  }
  const night = syncNight(start.nightId);
  if (!night) return err('unknown-night');
  const window = windowOf(night, pacificDate(start.scheduledAt));
  if (!window) return err('not-a-sync-night');
  return ok({
    id: night.id,
    kind: night.kind,
    window,
    counties: countiesOf(night),
    sharesRegularWindow: sharesRegularWindow(night),
  });
};

/**
 * The night that a start asks for, when it may run now. A schedule that fires on a wrong date, too early or after the
 * close starts nothing, whoever fired it; nor does one of an alternate date that was cancelled or moved meanwhile.
 * `alternate` is what is on record for the start's county.
 */
export const nightToRun = (
  start: NightStart,
  alternate: AlternateSchedule | undefined,
  now: Temporal.Instant,
): Result<NightToRun, NightRefusal> => {
  const night = resolve(start, alternate);
  if (!night.ok) return night;
  const { startsAt, closesAt } = night.value.window;
  if (Temporal.Instant.compare(now, startsAt) < 0) return err('before-window');
  if (Temporal.Instant.compare(now, closesAt) >= 0) return err('window-closed');
  return night;
};
