import type { Candidate } from '../../voters/domain/candidate.ts';
import { isNamed, isNamedInFull, type TypedName } from './voter-name.ts';

/** Who of the candidates it is: one, several whom only the VoteCal ID tells apart, or nobody. */
export type Match =
  | { readonly kind: 'one'; readonly voter: Candidate }
  | { readonly kind: 'several' }
  | { readonly kind: 'nobody' };

/** Compared with where nobody else is: no register has them. */
const NO_ONE: Candidate = {
  voterId: '',
  county: '01',
  status: 'C',
  firstName: 'Nobody',
  middleName: '',
  lastName: 'Nowhere',
  suffix: '',
  dateOfBirth: '',
  zip: '',
};

/**
 * Who signs up, by name among those with the same date of birth and ZIP. A registration that is not active closes signing up
 * (guidance, p. 4), and nothing tells it from none: a name is compared once at least, and whatever the registration is.
 */
export const matchOf = (typed: TypedName, candidates: readonly Candidate[]): Match => {
  const compared = candidates.length === 0 ? [NO_ONE] : candidates;
  const named = compared.filter((voter) => isNamed(typed, voter)).filter(({ status }) => status === 'A');
  const [voter, ...others] = named;
  if (voter === undefined) return { kind: 'nobody' };
  // An initial that is somebody else's too says nobody's name, whatever their registration is.
  const isOfTwo = candidates.some((other) => other.voterId !== voter.voterId && isNamed(typed, other));
  if (isOfTwo && !isNamedInFull(typed, voter)) return { kind: 'several' };
  return others.length === 0 ? { kind: 'one', voter } : { kind: 'several' };
};

/** Who signs up, by name and VoteCal ID. */
export const matchById = (typed: TypedName, voterId: string, candidates: readonly Candidate[]): Match =>
  matchOf(
    typed,
    candidates.filter((voter) => voter.voterId === voterId),
  );
