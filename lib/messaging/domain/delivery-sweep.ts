import type { Temporal } from '../../shared/time.ts';
import { settleDeadline } from './delivery-outcome.ts';
import { laneOf } from './lane.ts';
import { earlier, hasCome, nextNotice } from './ledger-due.ts';
import type { LedgerMove } from './ledger-move.ts';
import type { LedgerRow } from './ledger-row.ts';

/** Minutes that every sweep reads again: a row can be written a little after its own minute was swept. */
const OVERLAP_MINUTES = 5;
/** After a longer stop or jump of the clock, one pass over the index is cheaper than every missed bucket. */
const LONGEST_GAP_MINUTES = 15;

/** Which part of the due index a sweep reads: these minutes' buckets, or everything up to `until`. */
export type SweepPlan =
  | { readonly kind: 'minutes'; readonly minutes: readonly Temporal.Instant[] }
  | { readonly kind: 'index'; readonly until: Temporal.Instant };

const minuteOf = (instant: Temporal.Instant): Temporal.Instant =>
  instant.round({ smallestUnit: 'minute', roundingMode: 'floor' });

/**
 * Plans a sweep at `now`, when the last complete one was at `sweptAt`. The whole index is read on the first sweep,
 * after a stop, after the clock was set back, and once an hour, so that no row depends on having been written in time.
 */
export const planSweep = (sweptAt: Temporal.Instant | undefined, now: Temporal.Instant): SweepPlan => {
  const minute = minuteOf(now);
  if (sweptAt === undefined) return { kind: 'index', until: minute };
  const gap = minuteOf(sweptAt).until(minute).total('minutes');
  const newHour = Math.floor(sweptAt.epochMilliseconds / 3_600_000) !== Math.floor(now.epochMilliseconds / 3_600_000);
  if (gap < 0 || gap > LONGEST_GAP_MINUTES || newHour) return { kind: 'index', until: minute };
  const count = gap + OVERLAP_MINUTES;
  const minutes = Array.from({ length: count + 1 }, (_, index) => minute.subtract({ minutes: count - index }));
  return { kind: 'minutes', minutes };
};

/**
 * What the sweeper does about a row. A row that becomes due calls its sender by itself, through the
 * stream; `notify` is for a row that was due already, whose notice was lost or whose pause is over.
 */
export type SweepStep = { readonly move: LedgerMove; readonly notify: boolean };

/** Connect remembers a client token for 7 days. */
const TOKEN_DAYS = 6;

const settle = (row: LedgerRow, sameCall: boolean, now: Temporal.Instant): SweepStep => {
  const base = { at: now, fence: row.fence, from: ['uncertain'] as const, seenWakeAt: row.wakeAt ?? now };
  const remembered = row.firstClaimAt !== undefined && !hasCome(row.firstClaimAt.add({ hours: TOKEN_DAYS * 24 }), now);
  if (sameCall && remembered && !hasCome(row.sendUntil, now)) {
    const wakeAt = earlier(nextNotice(laneOf(row.type), now, 0), row.sendUntil);
    return { move: { ...base, to: 'due', notBefore: now, wakeAt, code: 'SAME_CALL_REPEATED' }, notify: false };
  }
  return { move: { ...base, to: 'failed', code: 'NO_RECEIPT' }, notify: false };
};

/**
 * What is to be done about a row now. `sameCall`: the provider recognises a repeat of this message's call.
 * Undefined when it is not yet time, or nothing is left to do.
 */
export const sweepStep = (row: LedgerRow, sameCall: boolean, now: Temporal.Instant): SweepStep | undefined => {
  if (row.wakeAt === undefined || !hasCome(row.wakeAt, now)) return undefined;
  const base = { at: now, fence: row.fence, from: [row.state], seenWakeAt: row.wakeAt };
  switch (row.state) {
    case 'held':
    case 'due': {
      if (hasCome(row.sendUntil, now)) return { move: { ...base, to: 'expired', code: 'TOO_LATE' }, notify: false };
      const notices = row.state === 'held' || !hasCome(row.notBefore, row.movedAt) ? 0 : row.notices + 1;
      const wakeAt = earlier(nextNotice(laneOf(row.type), now, notices), row.sendUntil);
      return { move: { ...base, to: 'due', wakeAt, notices }, notify: row.state === 'due' };
    }
    case 'sending': {
      const wakeAt = sameCall ? now : settleDeadline(row.channel, now);
      return {
        move: { ...base, to: 'uncertain', code: 'LEASE_EXPIRED', wakeAt, unknownSince: row.unknownSince ?? now },
        notify: false,
      };
    }
    case 'uncertain':
      return settle(row, sameCall, now);
    default:
      return undefined;
  }
};
