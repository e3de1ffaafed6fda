import { pacificDate, type Temporal, toPacificIso } from '../../shared/time.ts';
import { SYNC_NIGHTS, type SyncNight } from '../../sync-checks/domain/calendar.ts';
import { windowsBetween } from '../../sync-checks/domain/window.ts';
import type { Busy } from './busy.ts';

/** How far a clock has come that is being moved, in words for whoever waits. */
export type ClockProgress = {
  /** Begins a move; `end` ends it. */
  begin(from: Temporal.Instant, to: Temporal.Instant): void;
  end(): void;
  /** What the present moment waits for; nothing when it does not. */
  waitsFor(busy: Busy): void;
  /** Undefined while the clock only ticks. */
  sentence(now: Temporal.Instant): string | undefined;
};

const nameOf = (night: SyncNight): string =>
  night.kind === 'regular' ? `group ${night.group}` : `county ${night.county}`;

/** The nights in whose windows a moment lies: `the night of group A (2026-10-02)`. */
export const nightsAt = (moment: Temporal.Instant): string | undefined => {
  const today = pacificDate(moment);
  const names = SYNC_NIGHTS.flatMap((night) =>
    windowsBetween(night, today.subtract({ days: 1 }), today)
      .filter(
        ({ opensAt, closesAt }) =>
          opensAt.epochMilliseconds <= moment.epochMilliseconds &&
          moment.epochMilliseconds <= closesAt.epochMilliseconds,
      )
      .map(({ date }) => `${nameOf(night)} (${date.toString()})`),
  );
  return names.length === 0 ? undefined : `the night of ${names.join(' and ')}`;
};

/** As many as a line has room for. */
const MOST_NAMED = 4;

const inShort = (busy: Busy): string => {
  const more = busy.length - MOST_NAMED;
  return `${busy.slice(0, MOST_NAMED).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
};

const share = (from: Temporal.Instant, to: Temporal.Instant, now: Temporal.Instant): number => {
  const all = to.epochMilliseconds - from.epochMilliseconds;
  const done = now.epochMilliseconds - from.epochMilliseconds;
  return all <= 0 ? 100 : Math.max(0, Math.min(100, Math.round((done / all) * 100)));
};

/** The progress of a clock that is not being moved. */
export const clockProgress = (): ClockProgress => {
  let move: { readonly from: Temporal.Instant; readonly to: Temporal.Instant } | undefined;
  let busy: Busy = [];
  return {
    begin: (from, to) => {
      move = { from, to };
      busy = [];
    },
    end: () => {
      move = undefined;
    },
    waitsFor: (now) => {
      busy = now;
    },
    sentence: (now) => {
      if (!move) return undefined;
      const night = nightsAt(now);
      const where = night === undefined ? '' : `, in ${night}`;
      const why = busy.length === 0 ? '' : `; waits for ${inShort(busy)}`;
      return `clock: ${toPacificIso(now)}${where}, ${share(move.from, move.to, now)} % of the way to ${toPacificIso(move.to)}${why}`;
    },
  };
};
