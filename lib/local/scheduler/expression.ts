import { Cron } from 'croner';
import { Temporal } from '../../shared/time.ts';
import { LocalFailure } from '../base/local-failure.ts';

/** The moments of a schedule. */
export type Moments = {
  /** The first moment after `instant`; undefined when there is none. */
  next(instant: Temporal.Instant): Temporal.Instant | undefined;
};

const UNIT_MINUTES = { minute: 1, minutes: 1, hour: 60, hours: 60, day: 1_440, days: 1_440 } as const;
const isUnit = (text: string): text is keyof typeof UNIT_MINUTES => text in UNIT_MINUTES;

/** `rate(5 minutes)`: every full multiple of the period, so that a restart fires at the same minutes. */
const rateMoments = (text: string): Moments => {
  const [count, unit = ''] = text.split(/\s+/);
  if (!isUnit(unit) || !Number.isInteger(Number(count)) || Number(count) < 1) {
    throw new LocalFailure(`The schedule expression rate(${text}) is not understood.`);
  }
  const period = Number(count) * UNIT_MINUTES[unit] * 60_000;
  return {
    next: (instant) => {
      const periods = Math.floor(instant.epochMilliseconds / period) + 1;
      return Temporal.Instant.fromEpochMilliseconds(periods * period);
    },
  };
};

/** `at(2026-12-10T20:00:00)`: once, on the wall clock of the zone. */
const oneMoment = (text: string, timeZone: string): Moments => {
  const moment = Temporal.PlainDateTime.from(text).toZonedDateTime(timeZone).toInstant();
  return { next: (instant) => (Temporal.Instant.compare(moment, instant) > 0 ? moment : undefined) };
};

/** The first instant at which a wall clock shows this; undefined when the clocks skip it in spring. */
const firstInstantOf = (wallClock: Temporal.PlainDateTime, timeZone: string): Temporal.Instant | undefined => {
  const zoned = wallClock.toZonedDateTime(timeZone, { disambiguation: 'earlier' });
  return zoned.toPlainDateTime().equals(wallClock) ? zoned.toInstant() : undefined;
};

/**
 * `cron(0 17 ? * FRI#1 *)`. As EventBridge Scheduler documents it for time zones: a wall-clock time that the clocks skip
 * in spring does not fire, one that they repeat in autumn fires once. The library therefore walks wall-clock times
 * (as if they were UTC), and the zone is applied here.
 */
const cronMoments = (text: string, timeZone: string): Moments => {
  // AWS has minutes first and counts weekdays from 1 for Sunday, as Quartz does.
  const cron = new Cron(`0 ${text.replaceAll('?', '*')}`, {
    mode: '7-part',
    timezone: 'UTC',
    paused: true,
    alternativeWeekdays: true,
    sloppyRanges: true,
  });
  return {
    next: (instant) => {
      let wallClock = new Date(
        instant.toZonedDateTimeISO(timeZone).toPlainDateTime().toZonedDateTime('UTC').epochMilliseconds,
      );
      for (;;) {
        const found = cron.nextRun(wallClock);
        if (found === null) return undefined;
        const candidate = Temporal.Instant.fromEpochMilliseconds(found.getTime()).toZonedDateTimeISO('UTC');
        const moment = firstInstantOf(candidate.toPlainDateTime(), timeZone);
        if (moment && Temporal.Instant.compare(moment, instant) > 0) return moment;
        wallClock = found;
      }
    },
  };
};

/** Reads an EventBridge Scheduler expression. Throws a `LocalFailure` for one that it does not understand. */
export const parseScheduleExpression = (expression: string, timeZone: string): Moments => {
  const [, kind, text] = /^(cron|rate|at)\((.+)\)$/.exec(expression.trim()) ?? [];
  if (kind === undefined || text === undefined) {
    throw new LocalFailure(`The schedule expression ${expression} is not understood.`);
  }
  if (kind === 'rate') return rateMoments(text);
  return kind === 'at' ? oneMoment(text, timeZone) : cronMoments(text, timeZone);
};
