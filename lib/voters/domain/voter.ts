import * as z from 'zod';
import type { CountyCode } from '../../shared/counties.ts';

/** Registration status as the roll codes it: active, inactive, pending, cancelled. */
export const VOTER_STATUSES = ['A', 'I', 'P', 'C'] as const;
export const VoterStatus = z.enum(VOTER_STATUSES);
export type VoterStatus = z.infer<typeof VoterStatus>;

/** What the decision about a message needs to know of a voter. It holds no name and no contact. */
export type VoterStanding = {
  readonly voterId: string;
  readonly county: CountyCode;
  readonly status: VoterStatus;
  /** Elections Code 2166, 2166.5, 2166.7: such a voter looks to everyone as if not registered. */
  readonly confidential: boolean;
};

/**
 * Whether the service may speak with or about this voter at all. A registration that is inactive, pending or cancelled
 * closes signing up; it silences nobody who is signed up (guidance, p. 4: until opt-out or a move to another county).
 * The voter made inactive because a ballot came back must hear just that.
 */
export const isReachable = ({ confidential }: Pick<VoterStanding, 'confidential'>): boolean => !confidential;
