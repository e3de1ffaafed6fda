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
  /** Another call about a message whose last one reached nobody: these were the calls. What belonged to the last one is forgotten. */
  readonly again?: { readonly earlierCalls: readonly string[] };
  /** The report is of an earlier call than the last one. */
  readonly ofEarlierCall?: true;
  readonly code?: DeliveryCode;
  readonly putOff?: number;
  readonly notices?: number;
};

/** `NOT_APPLICABLE`: the row is in another state, has another fence, or somebody was faster. */
export type MoveFailure = 'NOT_APPLICABLE';

/** The states from which a move applies. */
export const moveSources = (move: LedgerMove): readonly LedgerState[] => {
  // What the report of a call says is no change that anybody else makes: it names the state that it was read in.
  if (move.again || move.ofEarlierCall) return move.from ?? [];
  // Alone, "about to call" is no change of state: it marks the claim.
  const sources = move.call && !move.claim ? (['sending'] as const) : sourcesOf(move.to);
  return sources.filter((state) => move.from === undefined || move.from.includes(state));
};

/** What belongs to the last call alone. */
const OF_THE_CALL = ['providerId', 'acceptedAt', 'unknownSince', 'firstClaimAt'] as const;

/** The attributes that a move takes away with the last call. */
export const forgottenBy = ({ again }: LedgerMove): readonly (typeof OF_THE_CALL)[number][] =>
  again ? OF_THE_CALL : [];

/** A row without them. */
const withoutCall = (row: LedgerRow, move: LedgerMove): LedgerRow => {
  const kept = { ...row };
  for (const name of forgottenBy(move)) delete kept[name];
  return kept;
};

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
  const {
    wakeAt: _wake,
    code: _code,
    leaseUntil: _lease,
    claimId: _claim,
    callingAt: _calling,
    ...kept
  } = withoutCall(row, move);
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
    ...(move.again ? { earlierCalls: move.again.earlierCalls } : {}),
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
