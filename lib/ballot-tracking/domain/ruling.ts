import type { MessageDecision } from '../../messaging/domain/decision.ts';
import type { MessageType } from '../../shared/codes.ts';
import type { Temporal } from '../../shared/time.ts';
import { type Announcement, announce } from './announce.ts';
import type { Outcome } from './ballot.ts';
import type { Verdict } from './standing.ts';
import type { VoterCase } from './voter-case.ts';

/** The decision about one record: the outcome of each status that had none, and when to look at the held ones. */
export type Ruling = {
  readonly subject:
    | { readonly kind: 'ballot'; readonly ballotId: string }
    | { readonly kind: 'history'; readonly method: string };
  /** Version that was looked at; the ruling is void when the record has changed since. */
  readonly version: number;
  /** By status version. */
  readonly outcomes: ReadonlyMap<number, Outcome>;
  readonly lookAgainAt?: Temporal.Instant;
};

/** The decisions that come of one record, and the ruling on it. */
export type Ruled = { readonly decisions: readonly MessageDecision[]; readonly ruling: Ruling };

/** What came of judging one record: a reason not to tell it, or the decisions that tell it. */
export type Judged =
  | { readonly verdict: Verdict }
  | { readonly told: readonly MessageDecision[]; readonly type: MessageType };

/** Whether a decision was made that nothing later reopens. */
export const isFinal = (outcome: Outcome | undefined): boolean => outcome !== undefined && outcome.kind !== 'held';

/** The outcome that a verdict leaves on its record. */
export const outcomeOf = (verdict: Verdict): Outcome =>
  verdict.kind === 'held' ? { kind: 'held', reason: verdict.reason } : verdict;

/** When a held record must be looked at again, if time alone can release it. */
export const untilOf = (verdict: Verdict): readonly Temporal.Instant[] =>
  verdict.kind === 'held' && verdict.until !== undefined ? [verdict.until] : [];

/** Tells an announcement over the voter's channels. */
export const telling = (voterCase: VoterCase, announcement: Announcement, now: Temporal.Instant): Judged => {
  const told = announce(voterCase, announcement, now);
  // The voter's next hours may begin only after the window has closed.
  if (told.length === 0) return { verdict: { kind: 'silent', reason: 'outside-window' } };
  return { told, type: announcement.type };
};
