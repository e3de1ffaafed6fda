import { lateCertification } from '../../../lib/elections/domain/deadlines.ts';
import { concerns } from '../../../lib/elections/domain/election.ts';
import { answerParticipation, type ParticipationAnswer } from '../../../lib/elections/domain/participation.ts';
import type { ElectionStore } from '../../../lib/elections/ports.ts';
import { problem } from '../../../lib/runtime/api/problem.ts';
import type { ApiAnswer, ApiContext, ApiRequest } from '../../../lib/runtime/api/types.ts';
import type { Clock } from '../../../lib/shared/clock.ts';
import type { CountyCode } from '../../../lib/shared/counties.ts';
import { Temporal, toPacificIso } from '../../../lib/shared/time.ts';

type Ports = { readonly clock: Clock; readonly elections: ElectionStore };
type Request = ApiRequest<ParticipationAnswer, unknown, { readonly id: string; readonly county: CountyCode }>;

/** Records whether a county takes part. Another county, and an election it has no part in, look the same: 404. */
export const setParticipation =
  ({ clock, elections }: Ports) =>
  async ({ caller, path, body }: Request, { log }: ApiContext): Promise<ApiAnswer> => {
    const isAllowed = caller.role === 'sos' || caller.county === path.county;
    const election = isAllowed ? await elections.find(path.id) : undefined;
    if (!election || !concerns(election, path.county)) {
      return problem(404, 'not-found', 'There is no such election for this county. See GET /v1/elections.');
    }
    const late = body.certifiedOn && lateCertification(election.date, body.certifiedOn);
    const early = body.certifiedOn && Temporal.PlainDate.compare(body.certifiedOn, election.date) < 0;
    if (late) return problem(400, 'bad-dates', late);
    if (early) return problem(400, 'bad-dates', '"certifiedOn" lies before the election.');
    const stated = await elections.participation(path.id, path.county);
    const answer = answerParticipation(path.id, path.county, body, stated, await clock());
    if (answer !== stated) {
      await elections.saveParticipation(answer);
      const result = answer.participates ? 'participates' : 'opted-out';
      log.info('COUNTY_PARTICIPATION_SET', { electionId: path.id, county: path.county, result });
    }
    const { electionId, county, participates, changedAt } = answer;
    const certifiedOn = answer.certifiedOn?.toString() ?? null;
    return { status: 200, body: { electionId, county, participates, changedAt: toPacificIso(changedAt), certifiedOn } };
  };
