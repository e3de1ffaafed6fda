import type { Temporal } from '../../shared/time.ts';
import type { MessageDecision } from './decision.ts';
import type { DeliveryCode } from './delivery-code.ts';
import { laneOf } from './lane.ts';
import { hasCome, nextNotice } from './ledger-due.ts';
import type { LedgerKey } from './ledger-key.ts';
import type { LedgerState } from './ledger-state.ts';

/** A message in the ledger: the decision, and what has become of it. */
export type LedgerRow = MessageDecision & {
  readonly state: LedgerState;
  /** Not sent before this moment: the voter's hours, or the end of a pause after a provider said "later". */
  readonly notBefore: Temporal.Instant;
  /** When the state was last written. */
  readonly movedAt: Temporal.Instant;
  /** When the sweeper looks at the row next; absent once nothing is left to do. */
  readonly wakeAt?: Temporal.Instant;
  /** Counts the claims. Only the holder of the present fence may write an outcome. */
  readonly fence: number;
  /** The claim's end: after it, whoever held it no longer sends. */
  readonly leaseUntil?: Temporal.Instant;
  /**
   * Written immediately before the provider is called, by the holder of the claim. A claim that ends without it was
   * never used: that message is due again.
   */
  readonly callingAt?: Temporal.Instant;
  /** Written with it, and kept: behind every message that stood in the ledger then (`ledger-place.ts`). */
  readonly calledPlace?: Temporal.Instant;
  /**
   * The version of the texts that the message was written with, as `versionName` says it; written with `callingAt` and kept.
   * Older rows have none: they were written with our own texts (`DRAFTS`).
   */
  readonly textsVersion?: string;
  /** Which caller holds the claim. */
  readonly claimId?: string;
  /** The first claim: the provider's memory of a client token counts from there. */
  readonly firstClaimAt?: Temporal.Instant;
  /** Since when the provider may have taken this message without our knowing; no other call than the same one follows. */
  readonly unknownSince?: Temporal.Instant;
  /** Attempts in a row that the provider or we ourselves put off. */
  readonly putOff: number;
  /** How often the sweeper had to notify for this row because no sender took it. */
  readonly notices: number;
  /** The provider's id of the accepted message. */
  readonly providerId?: string;
  readonly acceptedAt?: Temporal.Instant;
  /** The provider's ids of the calls before the present one, none of which reached anybody. */
  readonly earlierCalls?: readonly string[];
  /** Of a message that was refused because its voter had stopped us: since when the channel was wanted that it went over. */
  readonly stoppedConsent?: Temporal.Instant;
  /** Why the row is where it is, when the state alone does not say. */
  readonly code?: DeliveryCode;
};

/** The key of a decision or row. */
export const keyOf = (row: LedgerKey): LedgerKey => ({
  electionId: row.electionId,
  voterId: row.voterId,
  ballotId: row.ballotId,
  type: row.type,
  statusVersion: row.statusVersion,
  channel: row.channel,
});

/** The row that a decision begins with: due when it may be sent at once, held until then, expired when too late. */
export const rowOf = (decision: MessageDecision): LedgerRow => {
  const { decidedAt, sendFrom, sendUntil } = decision;
  const base = { ...decision, notBefore: sendFrom, movedAt: decidedAt, fence: 0, putOff: 0, notices: 0 };
  if (hasCome(sendUntil, decidedAt) || hasCome(sendUntil, sendFrom)) {
    return { ...base, state: 'expired', code: 'TOO_LATE' };
  }
  if (!hasCome(sendFrom, decidedAt)) return { ...base, state: 'held', wakeAt: sendFrom };
  return { ...base, state: 'due', wakeAt: nextNotice(laneOf(decision.type), decidedAt, 0) };
};
