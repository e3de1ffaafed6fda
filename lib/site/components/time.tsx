import type { FC } from 'hono/jsx';
import type { Temporal } from '../../domain/shared/time.ts';
import { machineTime, staffDate, staffHour, staffTime } from '../dates.ts';

/** A moment in Pacific time; `fallback` says in words why there is none. */
export const Moment: FC<{ at: Temporal.Instant | null; fallback?: string }> = ({ at, fallback = 'not yet' }) =>
  at === null ? <span>{fallback}</span> : <time datetime={machineTime(at)}>{staffTime(at)}</time>;

/** The hour of a moment in Pacific time, beside its date. */
export const Hour: FC<{ at: Temporal.Instant }> = ({ at }) => <time datetime={machineTime(at)}>{staffHour(at)}</time>;

/** A calendar date. */
export const Day: FC<{ date: Temporal.PlainDate }> = ({ date }) => (
  <time datetime={date.toString()}>{staffDate(date)}</time>
);
