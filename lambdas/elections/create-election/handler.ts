import type * as z from 'zod';
import { ELECTION_REFUSAL_STATUS, type ElectionBody, toElectionDetails } from '../../../lib/elections/api.ts';
import { toAudited } from '../../../lib/elections/domain/audited.ts';
import type { Requester } from '../../../lib/elections/domain/request.ts';
import { type CreateElectionPorts, setUpElection } from '../../../lib/elections/use-cases/create-election.ts';
import { problem } from '../../../lib/runtime/api/problem.ts';
import type { ApiAnswer, ApiContext, ApiRequest, Caller } from '../../../lib/runtime/api/types.ts';

type Body = z.output<typeof ElectionBody>;

const requesterOf = (caller: Caller, county: Body['county']): Requester =>
  caller.county === null ? { role: 'sos', county } : { role: 'county', county: caller.county, named: county };

/** Sets up an election. */
export const createElection =
  (ports: CreateElectionPorts) =>
  async (request: ApiRequest<Body, unknown, unknown>, { log }: ApiContext): Promise<ApiAnswer> => {
    const { county, ...asked } = request.body;
    const created = await setUpElection(ports, asked, requesterOf(request.caller, county), request.caller.id);
    if (!created.ok)
      return problem(ELECTION_REFUSAL_STATUS[created.error.code], created.error.code, created.error.detail);
    const { known, texts } = created.value;
    const { election, approval } = known;
    log.info('ELECTION_CREATED', { electionId: election.id, county: election.county, state: approval });
    const body = toElectionDetails(known, texts);
    const target = { kind: 'election', id: election.id };
    const { overrideReason: reason = null } = election;
    const after = { ...toAudited(election), approval };
    const audit = { target, county: election.county, before: null, after, reason };
    return { status: 201, body, headers: { location: `/v1/elections/${election.id}` }, audit };
  };
