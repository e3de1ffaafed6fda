import type { Temporal } from '../../shared/time.ts';
import type { Candidate } from '../../voters/domain/candidate.ts';
import type { Subscription } from '../../voters/domain/subscription.ts';
import type { VoterStatus } from '../../voters/domain/voter.ts';
import type { HelpedVoter } from './helped-voter.ts';
import type { FieldProblemCode } from './sign-up-form.ts';

/** The seven causes of the guidance (p. 4 and 5), in its order. */
export const GUIDANCE_CAUSES = [
  'record-differs',
  'similar-voter',
  'recent-change',
  'not-active',
  'overseas-zip',
  'date-format',
  'device',
] as const;

/** Beside them, what only this service knows. None of it keeps a voter from signing up. */
export const SERVICE_CAUSES = ['subscribed', 'opted-out', 'moved'] as const;

export const CAUSES = [...GUIDANCE_CAUSES, ...SERVICE_CAUSES] as const;
export type Cause = (typeof CAUSES)[number];

/** What sign-up compares with the record. */
export const MATCH_FIELDS = ['firstName', 'lastName', 'dateOfBirth', 'zip'] as const;
export type MatchField = (typeof MATCH_FIELDS)[number];

/** What the voter says they typed; a field that nobody remembers is left out, and taken to be as the record has it. */
export type Typed = { readonly [field in MatchField]?: string };

/** One cause. `certain`: by itself it keeps this voter out, or is so; `possible`: somebody has to ask. */
export type Finding =
  | {
      readonly cause: 'record-differs';
      readonly certainty: 'certain';
      readonly fields: readonly MatchField[];
      /** Those of `fields` that are no name, as they were typed. */
      readonly refused?: readonly MatchField[];
      /** Those of `fields` that nobody typed: the form takes no value that is as the record has it. */
      readonly unusable?: readonly MatchField[];
    }
  | {
      readonly cause: 'similar-voter';
      readonly certainty: 'certain';
      readonly others: number;
      /** What sign-up does about them: it asks for the VoteCal ID, or takes what was typed for the other voter. */
      readonly taken: 'asks' | 'other';
    }
  | {
      readonly cause: 'recent-change';
      readonly certainty: 'possible';
      readonly what: 'registered' | 'changed';
      readonly on: Temporal.PlainDate;
    }
  | { readonly cause: 'not-active'; readonly certainty: 'certain'; readonly status: Exclude<VoterStatus, 'A'> }
  | { readonly cause: 'overseas-zip'; readonly certainty: 'certain' | 'possible' }
  | { readonly cause: 'date-format'; readonly certainty: 'certain'; readonly problem: FieldProblemCode }
  | { readonly cause: 'device'; readonly certainty: 'possible' }
  | { readonly cause: 'subscribed' | 'opted-out' | 'moved'; readonly certainty: 'certain' };

/**
 * How a sign-up with this ends. `form-refused`: the form itself says what is wrong, before anything is looked up;
 * `somebody-else`: what was typed is another voter's, born on the same day and of the same ZIP.
 */
export const ANSWERS = ['subscribed', 'voter-id-asked', 'not-matched', 'somebody-else', 'form-refused'] as const;
export type Answer = (typeof ANSWERS)[number];

export type Diagnosis = {
  /** What sign-up would answer now to what was typed, or, where nothing was, to the record's own values. */
  readonly answer: Answer;
  /** In the order of `CAUSES`. */
  readonly findings: readonly Finding[];
};

/** What is known of a voter who asks for help. `alike`: the other voters with the same date of birth and ZIP. */
export type HelpFacts = {
  readonly voter: HelpedVoter;
  readonly subscription: Subscription | undefined;
  readonly alike: readonly Candidate[];
  readonly typed: Typed;
};
