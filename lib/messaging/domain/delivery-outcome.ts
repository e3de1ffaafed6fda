import type { Channel } from '../../shared/codes.ts';
import type { Temporal } from '../../shared/time.ts';
import { earlier } from './ledger-due.ts';
import type { LedgerMove } from './ledger-move.ts';
import type { LedgerRow } from './ledger-row.ts';
import { type PutOffReason, retryAt } from './retry-pause.ts';

/**
 * What one call to a provider came to. `not-accepted`: certainly not taken, may be tried again. `refused`: certainly
 * not taken, and never will be. `unknown`: the provider may have taken it; it is not asked again.
 */
export type SendOutcome =
  | { readonly kind: 'accepted'; readonly providerId: string }
  | { readonly kind: 'not-accepted'; readonly reason: Exclude<PutOffReason, 'INTERRUPTED'> }
  | { readonly kind: 'refused'; readonly code: 'REFUSED' | 'DESTINATION_BLOCKED' | 'NOT_A_GUEST' }
  | { readonly kind: 'opted-out' }
  | { readonly kind: 'unknown'; readonly code: 'TIMEOUT' | 'CONNECTION_LOST' | 'SERVER_ERROR' };

/** How long a receipt may take before an uncertain message counts as lost. Texts carry a time to live of a day at most. */
const SETTLE_HOURS: Readonly<Record<Channel, number>> = { text: 26, email: 26, voice: 6 };

/** When an uncertain message is settled without a receipt. */
export const settleDeadline = (channel: Channel, now: Temporal.Instant): Temporal.Instant =>
  now.add({ hours: SETTLE_HOURS[channel] });

/** A recorded call whose outcome is unknown is asked for again, with its client token, after this long. */
const REPEAT_MINUTES = 10;

/**
 * The move that an outcome asks for, by the worker that holds the row's fence. `sameCall`: the provider recognises a
 * repeat of this call, so that an unknown outcome may be asked for again.
 */
export const outcomeMove = (
  row: LedgerRow,
  outcome: SendOutcome,
  sameCall: boolean,
  now: Temporal.Instant,
  random: number,
): LedgerMove => {
  const base = { at: now, fence: row.fence };
  switch (outcome.kind) {
    case 'accepted':
      return { ...base, to: 'accepted', providerId: outcome.providerId, acceptedAt: now, putOff: 0 };
    case 'not-accepted':
      return putOffMove(row, outcome.reason, now, random);
    case 'refused':
      return { ...base, to: 'failed', code: outcome.code };
    case 'opted-out':
      return { ...base, to: 'suppressed', code: 'OPTED_OUT' };
    case 'unknown': {
      const wakeAt = sameCall ? now.add({ minutes: REPEAT_MINUTES }) : settleDeadline(row.channel, now);
      return { ...base, to: 'uncertain', code: outcome.code, wakeAt, unknownSince: row.unknownSince ?? now };
    }
  }
};

/** How long the sweep leaves a message to its queue after a pause. */
const BACKSTOP_SECONDS = 60;

/** Gives a claimed row back, to be sent later; nothing has been sent. */
export const putOffMove = (row: LedgerRow, reason: PutOffReason, now: Temporal.Instant, random: number): LedgerMove => {
  const notBefore = retryAt(reason, row.putOff, now, random);
  // The sweep comes a minute after the queue should have brought the message back.
  const backstop = reason === 'INTERRUPTED' ? notBefore : notBefore.add({ seconds: BACKSTOP_SECONDS });
  return {
    to: 'due',
    at: now,
    fence: row.fence,
    code: reason,
    notBefore,
    wakeAt: earlier(backstop, row.sendUntil),
    putOff: row.putOff + 1,
  };
};
