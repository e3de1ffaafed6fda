import type { Clock } from '../../shared/clock.ts';
import type { CountyCode } from '../../shared/counties.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { concerns, type Viewer } from '../domain/election.ts';
import {
  answerParticipation,
  type CountyParticipation,
  type ParticipationAnswer,
  refusedDays,
} from '../domain/participation.ts';
import type { ElectionStore } from '../ports.ts';

export type ParticipationPorts = {
  readonly clock: Clock;
  readonly elections: Pick<ElectionStore, 'find' | 'participation' | 'saveParticipation'>;
};

/** More than there are people who answer for one county at one moment. */
const MOST_TRIES = 10;

/** Why a county's answer is refused; `detail` says what to do. */
export type ParticipationRefusal = { readonly code: 'not-found' | 'bad-dates'; readonly detail: string };

/** What the county says now, what it said before if anything, and whether the two differ. */
export type StatedParticipation = {
  readonly stated: CountyParticipation;
  readonly before: CountyParticipation | undefined;
  readonly isNew: boolean;
};

/**
 * Keeps what a county says about taking part: SOS answers for any county, a county for itself. Another county, and an
 * election that it has no part in, look the same. Throws when the table cannot be reached.
 */
export const stateParticipation = async (
  { clock, elections }: ParticipationPorts,
  by: Viewer,
  { electionId, county }: { readonly electionId: string; readonly county: CountyCode },
  answer: ParticipationAnswer,
): Promise<Result<StatedParticipation, ParticipationRefusal>> => {
  const isAllowed = by.county === null || by.county === county;
  const election = isAllowed ? await elections.find(electionId) : undefined;
  if (!election || !concerns(election, county)) {
    return err({ code: 'not-found', detail: 'There is no such election for this county. See GET /v1/elections.' });
  }
  const now = await clock();
  for (let attempt = 0; attempt < MOST_TRIES; attempt += 1) {
    const before = await elections.participation(electionId, county);
    const refused = refusedDays(election, answer, before, now);
    if (refused) return err({ code: 'bad-dates', detail: refused });
    const stated = answerParticipation(electionId, county, answer, before, now);
    if (stated === before) return ok({ stated, before, isNew: false });
    // Who answers one thing keeps what somebody else has answered to the other at the same moment.
    if ((await elections.saveParticipation(stated)) === 'saved') return ok({ stated, before, isNew: true });
  }
  throw new Error('A county’s answer was changed by somebody else at every try.');
};
