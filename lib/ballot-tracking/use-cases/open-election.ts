import { concerns, type Election } from '../../elections/domain/election.ts';
import { asCertified, participates } from '../../elections/domain/participation.ts';
import type { ElectionStore } from '../../elections/ports.ts';
import type { CountyCode } from '../../shared/counties.ts';
import { err, ok, type Result } from '../../shared/result.ts';

/** Why a county may not upload to an election; `detail` says what to do. */
export type UploadRefusal = { readonly code: 'not-found' | 'county-not-participating'; readonly detail: string };

/** The election as this county holds it, if it may upload to it. Throws when the table cannot be reached. */
export const openElection = async (
  elections: ElectionStore,
  electionId: string,
  county: CountyCode,
): Promise<Result<Election, UploadRefusal>> => {
  const election = await elections.find(electionId);
  if (!election || !concerns(election, county)) {
    return err({ code: 'not-found', detail: 'There is no such election for your county. See GET /v1/elections.' });
  }
  const stated = await elections.participation(electionId, county);
  if (participates(election, county, stated)) return ok(asCertified(election, stated));
  const detail =
    'Your county opted out of ballot tracking for this election; nothing was recorded. ' +
    'To take part, PUT /v1/elections/{id}/participation/{county} with {"participates": true}.';
  return err({ code: 'county-not-participating', detail });
};
