import type { CountyCode } from '../../shared/counties.ts';
import { pacificDate, pacificInstant, Temporal } from '../../shared/time.ts';
import type { AlternateSchedule } from './alternate.ts';
import { countiesOf, SYNC_NIGHTS } from './calendar.ts';
import { ALTERNATE_NIGHT } from './night.ts';
import { weekBefore } from './weekly-statistics.ts';
import { alternateWindow, type SyncWindow, windowsBetween } from './window.ts';

/** A night that the calendar or an agreed alternate date promises. */
export type PromisedNight = {
  /** As the night's record has it: `group-a`, or `alternate-19`. */
  readonly id: string;
  readonly window: SyncWindow;
  readonly counties: readonly CountyCode[];
};

/** Minutes after which a night that is not on record has not started; a schedule is tried again within them. */
const GRACE_MINUTES = 10;

/** Hours before a night in which somebody can still have VoteCal's export repeated. */
const AHEAD_HOURS = 6;

/** The Pacific time of a Monday at which the week's statistics must be on their way; they leave at 08:00. */
const STATISTICS_BY = '09:00';

const isBetween = (now: Temporal.Instant, from: Temporal.Instant, to: Temporal.Instant): boolean =>
  Temporal.Instant.compare(now, from) >= 0 && Temporal.Instant.compare(now, to) < 0;

const nightsAround = (now: Temporal.Instant, alternates: readonly AlternateSchedule[]): PromisedNight[] => {
  const today = pacificDate(now);
  const [from, to] = [today.subtract({ days: 1 }), today.add({ days: 1 })];
  return [
    ...SYNC_NIGHTS.flatMap((night) =>
      windowsBetween(night, from, to).map((window) => ({ id: night.id, window, counties: countiesOf(night) })),
    ),
    ...alternates
      .filter(({ state }) => state === 'agreed')
      .map(({ county, runAt }) => ({
        id: `${ALTERNATE_NIGHT}-${county}`,
        window: alternateWindow(runAt),
        counties: [county],
      })),
  ];
};

/** The nights whose window is open at `now` and that must be on record by now. */
export const nightsUnderWay = (now: Temporal.Instant, alternates: readonly AlternateSchedule[]): PromisedNight[] =>
  nightsAround(now, alternates).filter(({ window: { startsAt, closesAt } }) =>
    isBetween(now, startsAt.add({ minutes: GRACE_MINUTES }), closesAt),
  );

/** The nights that begin within the next six hours. */
export const nightsAhead = (now: Temporal.Instant, alternates: readonly AlternateSchedule[]): PromisedNight[] =>
  nightsAround(now, alternates).filter(({ window: { startsAt } }) =>
    isBetween(now, startsAt.subtract({ hours: AHEAD_HOURS }), startsAt),
  );

/** The first day of the week whose statistics must have been sent at `now`; undefined on every day but Monday. */
export const statisticsDue = (now: Temporal.Instant): Temporal.PlainDate | undefined => {
  const today = pacificDate(now);
  const isLate = Temporal.Instant.compare(now, pacificInstant(today, STATISTICS_BY)) >= 0;
  return today.dayOfWeek === 1 && isLate ? weekBefore(now).from : undefined;
};
