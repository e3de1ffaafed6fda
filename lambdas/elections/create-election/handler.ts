import type * as z from 'zod';
import type { ElectionBody } from '../../../lib/elections/api.ts';
import { toElectionAnswer } from '../../../lib/elections/api.ts';
import { type ElectionRefusal, type Requester, requestElection } from '../../../lib/elections/domain/request.ts';
import type { ElectionStore } from '../../../lib/elections/ports.ts';
import { problem } from '../../../lib/runtime/api/problem.ts';
import type { ApiAnswer, ApiContext, ApiRequest, Caller } from '../../../lib/runtime/api/types.ts';
import type { Clock } from '../../../lib/shared/clock.ts';

type Ports = { readonly clock: Clock; readonly elections: ElectionStore };
type Body = z.output<typeof ElectionBody>;

const STATUS_OF: Record<ElectionRefusal['code'], number> = {
  'statewide-is-sos': 403,
  'county-missing': 400,
  'county-not-asked': 400,
  'in-the-past': 409,
  'too-late': 409,
  'bad-dates': 400,
};

const requesterOf = (caller: Caller, county: Body['county']): Requester =>
  caller.role === 'county' ? { role: 'county', county: caller.county } : { role: 'sos', county };

/** Sets up an election. Its ID follows from date, county and name, so that asking twice cannot make two of it. */
export const createElection =
  ({ clock, elections }: Ports) =>
  async (request: ApiRequest<Body, unknown, unknown>, { log }: ApiContext): Promise<ApiAnswer> => {
    const { county, ...asked } = request.body;
    const now = await clock();
    const requested = requestElection(asked, requesterOf(request.caller, county), now);
    if (!requested.ok) return problem(STATUS_OF[requested.error.code], requested.error.code, requested.error.detail);
    const election = requested.value;
    if ((await elections.create(election)) === 'exists') {
      const detail = `The election ${election.id} exists already. Ask SOS Ballot Tracking to change it.`;
      return problem(409, 'election-exists', detail);
    }
    log.info('ELECTION_CREATED', { electionId: election.id, county: election.county });
    return { status: 201, body: toElectionAnswer(election), headers: { location: `/v1/elections/${election.id}` } };
  };
