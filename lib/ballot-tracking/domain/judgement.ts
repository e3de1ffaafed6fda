import type { MessageDecision } from '../../messaging/domain/decision.ts';
import type { MessageType } from '../../shared/codes.ts';
import type { Temporal } from '../../shared/time.ts';
import { type Announcement, announce } from './announce.ts';
import type { Outcome } from './ballot.ts';
import type { Judgement } from './current-status.ts';
import type { VoterCase } from './voter-case.ts';

/** The decision about one record: the outcome of each status that had none, and when to look at the held ones. */
export type RecordJudgement = {
  readonly subject:
    | { readonly kind: 'ballot'; readonly ballotId: string }
    | { readonly kind: 'history'; readonly method: string };
  /** Version that was looked at; the judgement is void when the record has changed since. */
  readonly version: number;
  /** By status version. */
  readonly outcomes: ReadonlyMap<number, Outcome>;
  readonly lookAgainAt?: Temporal.Instant;
};

/** The decisions that come of one record, and the judgement on it. */
export type RecordDecision = {
  readonly decisions: readonly MessageDecision[];
  readonly recordJudgement: RecordJudgement;
};

/** What came of judging one record: a reason not to tell it, or the decisions that tell it. */
export type FactJudgement =
  | { readonly judgement: Judgement }
  | { readonly told: readonly MessageDecision[]; readonly type: MessageType };

/** Whether a decision was made that nothing later reopens. */
export const isFinal = (outcome: Outcome | undefined): boolean => outcome !== undefined && outcome.kind !== 'held';

/** The outcome that a judgement leaves on its record. */
export const outcomeOf = (judgement: Judgement): Outcome =>
  judgement.kind === 'held' ? { kind: 'held', reason: judgement.reason } : judgement;

/** When a held record must be looked at again, if time alone can release it. */
export const untilOf = (judgement: Judgement): readonly Temporal.Instant[] =>
  judgement.kind === 'held' && judgement.until !== undefined ? [judgement.until] : [];

/** Tells an announcement over the voter's channels. */
export const telling = (voterCase: VoterCase, announcement: Announcement, now: Temporal.Instant): FactJudgement => {
  const told = announce(voterCase, announcement, now);
  // The voter's next hours may begin only after the window has closed.
  if (told.length === 0) return { judgement: { kind: 'silent', reason: 'outside-window' } };
  return { told, type: announcement.type };
};
