import type { Temporal } from '../../shared/time.ts';
import { afterUnknown } from './delivery-check.ts';
import { settleDeadline } from './delivery-outcome.ts';
import { tooLateCode } from './halt.ts';
import { laneOf } from './lane.ts';
import { earlier, hasCome, nextNotice } from './ledger-due.ts';
import type { LedgerKey } from './ledger-key.ts';
import type { LedgerMove } from './ledger-move.ts';
import type { LedgerRow } from './ledger-row.ts';

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

/** A second death in a row may be the message's own doing: it waits longer each time. Seconds. */
const DEATH_PAUSE = { first: 30, longest: 300 } as const;

/** Whoever claimed the message died before calling anybody: it is due again. */
const neverCalled = (row: LedgerRow, now: Temporal.Instant): LedgerMove => {
  const { first, longest } = DEATH_PAUSE;
  const pause = row.putOff === 0 ? 0 : Math.min(first * 2 ** Math.min(row.putOff - 1, 8), longest);
  const notBefore = now.add({ seconds: pause });
  const wakeAt = pause === 0 ? nextNotice(laneOf(row.type), now, 0) : notBefore;
  const conditions = { from: ['sending'] as const, seenWakeAt: row.wakeAt ?? now };
  const due: LedgerMove = {
    to: 'due',
    at: now,
    fence: row.fence,
    code: 'INTERRUPTED',
    notBefore,
    wakeAt: earlier(wakeAt, row.sendUntil),
    putOff: row.putOff + 1,
  };
  return { ...afterUnknown(row, due), ...conditions };
};

/**
 * Releases a row that the index lists as held until a moment that has come. Needs no reading: whatever else the row has
 * become refuses it. What is too late by now is for the sender to see.
 */
export const releaseMove = (key: LedgerKey, wakeAt: Temporal.Instant, now: Temporal.Instant): LedgerMove => ({
  to: 'due',
  at: now,
  from: ['held'],
  seenWakeAt: wakeAt,
  wakeAt: nextNotice(laneOf(key.type), now, 0),
  notices: 0,
});

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
      if (hasCome(row.sendUntil, now)) {
        return { move: { ...base, to: 'expired', code: tooLateCode(row) }, notify: false };
      }
      const notices = row.state === 'held' || !hasCome(row.notBefore, row.movedAt) ? 0 : row.notices + 1;
      const wakeAt = earlier(nextNotice(laneOf(row.type), now, notices), row.sendUntil);
      return { move: { ...base, to: 'due', wakeAt, notices }, notify: row.state === 'due' };
    }
    case 'sending': {
      if (row.callingAt === undefined) return { move: neverCalled(row, now), notify: false };
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
