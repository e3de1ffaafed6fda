import { ELECTION_REFUSAL_STATUS, toParticipationStated } from '../../../lib/elections/api.ts';
import type { ParticipationAnswer } from '../../../lib/elections/domain/participation.ts';
import { type ParticipationPorts, stateParticipation } from '../../../lib/elections/use-cases/set-participation.ts';
import { problem } from '../../../lib/runtime/api/problem.ts';
import type { ApiAnswer, ApiContext, ApiRequest } from '../../../lib/runtime/api/types.ts';
import type { CountyCode } from '../../../lib/shared/counties.ts';

type Request = ApiRequest<ParticipationAnswer, unknown, { readonly id: string; readonly county: CountyCode }>;

/** Records whether a county takes part. */
export const setParticipation =
  (ports: ParticipationPorts) =>
  async ({ caller, path, body }: Request, { log }: ApiContext): Promise<ApiAnswer> => {
    const { id: electionId, county } = path;
    const answered = await stateParticipation(ports, caller, { electionId, county }, body);
    if (!answered.ok) {
      return problem(ELECTION_REFUSAL_STATUS[answered.error.code], answered.error.code, answered.error.detail);
    }
    const { stated, before, isNew } = answered.value;
    const result = stated.participates ? 'participates' : 'opted-out';
    if (isNew) log.info('COUNTY_PARTICIPATION_SET', { electionId, county, result });
    return { status: 200, body: toParticipationStated(stated), audit: { before: before ?? null, after: stated } };
  };
