import type { CountyCode } from '../../../shared/counties.ts';
import type { Temporal } from '../../../shared/time.ts';
import type { VoterStatus } from '../voter.ts';
import type { RegisterRow } from './register-row.ts';

/**
 * What is said of a voter's confidentiality: named, taken off the list, or `unsaid`. Silence lifts nothing: a voter who
 * was made confidential by day must not come to light because VoteCal's list of the next night does not have them yet.
 */
export type Confidentiality = 'named' | 'taken-off' | 'unsaid';

type About = {
  readonly voterId: string;
  /** Whose roll says so. */
  readonly county: CountyCode;
  /** When it was so: when the snapshot was taken, or the urgent change made. */
  readonly asOf: Temporal.Instant;
  /** Said by day, ahead of the roll, which has to confirm it. */
  readonly isUrgent: boolean;
  /** The roll was to say it again, changed or not (`LookAgain`): it has, once this is applied. */
  readonly isAgain: boolean;
};

/** What one county's roll says of one voter at one time. */
export type Statement = About &
  (
    | { readonly kind: 'present'; readonly row: RegisterRow; readonly confidential: Confidentiality }
    | { readonly kind: 'absent'; readonly confidential: Confidentiality }
    /** The fields that it names change, the others stay as they are. */
    | { readonly kind: 'changed'; readonly change: Partial<RegisterRow>; readonly confidential: Confidentiality }
  );

/** A change of a voter who stays in the county that has them, whichever that is. */
export type ChangeInPlace = Omit<Extract<Statement, { kind: 'changed' }>, 'county'> & { readonly county: null };

/** A voter as the register keeps them. */
export type VoterRecord = {
  readonly voterId: string;
  /** The county that had the voter last. */
  readonly county: CountyCode;
  /** Null: no roll has the voter any more. What is left is only that and since when. */
  readonly status: VoterStatus | null;
  readonly confidential: boolean;
  /** When somebody last said so, or said otherwise, in so many words; null where nobody ever has. */
  readonly confidentialAsOf: Temporal.Instant | null;
  /** Since when `county` says so. */
  readonly asOf: Temporal.Instant;
  /** Up to when each county's roll has been heard about this voter. */
  readonly seen: Readonly<Partial<Record<CountyCode, Temporal.Instant>>>;
  /** Null where nothing may be kept: of a confidential voter, and of one who is in no roll. */
  readonly row: RegisterRow | null;
  /** Counts the writes; 0 for a record that was put there by no load. */
  readonly revision: number;
};
