import type { Child, FC } from 'hono/jsx';
import { pacificDate, type Temporal } from '../../shared/time.ts';
import { machineTime, staffDate, staffHour, staffTime } from '../dates.ts';

/** A moment in Pacific time; `fallback` says in words why there is none. */
export const Moment: FC<{ at: Temporal.Instant | null; fallback?: string }> = ({ at, fallback = 'not yet' }) =>
  at === null ? <span>{fallback}</span> : <time datetime={machineTime(at)}>{staffTime(at)}</time>;

/** A moment on two lines, for narrow columns; `children` follow the hour. */
export const StackedMoment: FC<{ at: Temporal.Instant; children?: Child }> = ({ at, children }) => (
  <>
    <Day date={pacificDate(at)} />
    <span class="note">
      <time datetime={machineTime(at)}>{staffHour(at)}</time>
      {children}
    </span>
  </>
);

/** A calendar date. */
export const Day: FC<{ date: Temporal.PlainDate }> = ({ date }) => (
  <time datetime={date.toString()}>{staffDate(date)}</time>
);
