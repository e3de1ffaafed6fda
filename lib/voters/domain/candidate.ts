import type { CountyCode } from '../../shared/counties.ts';
import type { VoterStatus } from './voter.ts';

/** A voter who may be who asks: in a roll, and not confidential. */
export type Candidate = {
  readonly voterId: string;
  readonly county: CountyCode;
  readonly status: VoterStatus;
  readonly firstName: string;
  readonly middleName: string;
  readonly lastName: string;
  readonly suffix: string;
  /** YYYY-MM-DD. */
  readonly dateOfBirth: string;
  /** The first five digits of the residence's ZIP. */
  readonly zip: string;
};
