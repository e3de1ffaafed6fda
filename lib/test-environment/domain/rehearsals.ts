import type { Election } from '../../elections/domain/election.ts';
import { numbered, requestElection } from '../../elections/domain/request.ts';
import type { Temporal } from '../../shared/time.ts';

/** Elections of other names, or of earlier runs, that may lie on the same day. */
const MOST_OTHERS = 9;

/**
 * The elections that a rehearsal may be held as, the first that is free: of one name and day, and each with a number of its own. No rule
 * about elections to come counts them. Throws where the rules of requests refuse it.
 */
export const rehearsals = (
  wish: Pick<Election, 'name' | 'date' | 'imb'>,
  now: Temporal.Instant,
): readonly Election[] => {
  const requested = requestElection({ ...wish, kind: 'statewide' }, { role: 'sos', county: undefined }, now);
  if (!requested.ok) throw new Error('The election of a rehearsal is refused.');
  const { value } = requested;
  return Array.from({ length: MOST_OTHERS }, (_, at) => {
    return { ...(at === 0 ? value : numbered(value, at + 1)), rehearsal: true };
  });
};
