import type { Language } from '../../shared/codes.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { Temporal } from '../../shared/time.ts';
import type { DeliveryCode } from './delivery-code.ts';
import { hasCome } from './ledger-due.ts';
import type { LedgerRow } from './ledger-row.ts';
import { type LedgerState, sourcesOf } from './ledger-state.ts';

/** One conditional write to a row. It applies only where the table of legal changes and these conditions allow it. */
export type LedgerMove = {
  readonly to: LedgerState;
  readonly at: Temporal.Instant;
  /** States that the row may be in; the legal sources of `to` when absent, and never more than those. */
  readonly from?: readonly LedgerState[];
  /** Only while this is the row's fence: a worker that lost its claim changes nothing. */
  readonly fence?: number;
  /** Only while the row still has this time to be looked at: of two sweepers, one writes. */
  readonly seenWakeAt?: Temporal.Instant;
  /**
   * A claim: takes the next fence, and applies only once the row's `notBefore` has come. `id` is the caller's own: a
   * repeat of a claim whose answer got lost finds that it succeeded.
   */
  readonly claim?: { readonly id: string; readonly leaseUntil: Temporal.Instant };
  /**
   * "About to call": says until when the call may take. With a claim it is written together with it, alone it marks a
   * claim that is there. `language` is the one that the message is written in, which may have changed since the decision;
   * `place` is that of the call among the voter's messages; `textsVersion` names the texts that it was written with.
   */
  readonly call?: {
    readonly claimId: string;
    readonly until: Temporal.Instant;
    readonly language: Language;
    readonly place: Temporal.Instant;
    readonly textsVersion: string;
  };
  /** When to look again; absent removes the row from the sweeper's index. */
  readonly wakeAt?: Temporal.Instant;
  readonly notBefore?: Temporal.Instant;
  readonly providerId?: string;
  readonly acceptedAt?: Temporal.Instant;
  readonly stoppedConsent?: Temporal.Instant;
  readonly unknownSince?: Temporal.Instant;
  readonly code?: DeliveryCode;
  readonly putOff?: number;
  readonly notices?: number;
};

/** `NOT_APPLICABLE`: the row is in another state, has another fence, or somebody was faster. */
export type MoveFailure = 'NOT_APPLICABLE';

/** The states from which a move applies. */
export const moveSources = (move: LedgerMove): readonly LedgerState[] =>
  // Alone, "about to call" is no change of state: it marks the claim.
  (move.call && !move.claim ? (['sending'] as const) : sourcesOf(move.to)).filter(
    (state) => move.from === undefined || move.from.includes(state),
  );

const applies = (row: LedgerRow, move: LedgerMove): boolean =>
  moveSources(move).includes(row.state) &&
  (move.fence === undefined || move.fence === row.fence) &&
  (move.seenWakeAt === undefined || (row.wakeAt?.equals(move.seenWakeAt) ?? false)) &&
  (move.claim === undefined || hasCome(row.notBefore, move.at));

/** Whether the row is already held by this very claim. */
export const isClaimedBy = (row: LedgerRow, move: LedgerMove): boolean =>
  move.claim !== undefined && row.state === 'sending' && row.claimId === move.claim.id;

/** What a move makes of a row; what an adapter does with one conditional write. */
export const applyMove = (row: LedgerRow, move: LedgerMove): Result<LedgerRow, MoveFailure> => {
  if (moveSources(move).length > 0 && isClaimedBy(row, move)) return ok(row);
  if (!applies(row, move)) return err('NOT_APPLICABLE');
  const { wakeAt: _wake, code: _code, leaseUntil: _lease, claimId: _claim, callingAt: _calling, ...kept } = row;
  return ok({
    ...kept,
    state: move.to,
    movedAt: move.at,
    ...(move.wakeAt ? { wakeAt: move.wakeAt } : {}),
    ...(move.code ? { code: move.code } : {}),
    ...(move.notBefore ? { notBefore: move.notBefore } : {}),
    ...(move.providerId ? { providerId: move.providerId } : {}),
    ...(move.unknownSince ? { unknownSince: move.unknownSince } : {}),
    ...(move.acceptedAt ? { acceptedAt: move.acceptedAt } : {}),
    ...(move.stoppedConsent ? { stoppedConsent: move.stoppedConsent } : {}),
    ...(move.putOff === undefined ? {} : { putOff: move.putOff }),
    ...(move.notices === undefined ? {} : { notices: move.notices }),
    ...(move.claim
      ? {
          fence: row.fence + 1,
          claimId: move.claim.id,
          leaseUntil: move.claim.leaseUntil,
          firstClaimAt: row.firstClaimAt ?? move.at,
        }
      : {}),
    ...(move.call
      ? {
          claimId: move.call.claimId,
          leaseUntil: move.call.until,
          callingAt: move.at,
          language: move.call.language,
          calledPlace: move.call.place,
          textsVersion: move.call.textsVersion,
        }
      : {}),
  });
};
