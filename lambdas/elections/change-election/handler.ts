import type * as z from 'zod';
import { ELECTION_REFUSAL_STATUS, type ElectionChangeBody, toElectionDetails } from '../../../lib/elections/api.ts';
import { concerns } from '../../../lib/elections/domain/election.ts';
import type { ElectionStore } from '../../../lib/elections/ports.ts';
import { type ChangeElectionPorts, reviseElection } from '../../../lib/elections/use-cases/change-election.ts';
import { textsOf } from '../../../lib/elections/use-cases/check-name.ts';
import { problem } from '../../../lib/runtime/api/problem.ts';
import type { ApiAnswer, ApiContext, ApiRequest } from '../../../lib/runtime/api/types.ts';

type Ports = ChangeElectionPorts & { readonly elections: Pick<ElectionStore, 'find'> };
type Request = ApiRequest<z.output<typeof ElectionChangeBody>, unknown, { readonly id: string }>;

/** Changes an election. SOS changes any, a county its own local one; another county's looks like none. */
export const changeElection =
  (ports: Ports) =>
  async ({ caller, path, body }: Request, { log }: ApiContext): Promise<ApiAnswer> => {
    const election = await ports.elections.find(path.id);
    if (!election || (caller.role === 'county' && !concerns(election, caller.county))) {
      return problem(404, 'not-found', 'There is no such election. See GET /v1/elections.');
    }
    if (caller.role === 'county' && election.county === null) {
      return problem(403, 'statewide-is-sos', 'A statewide election is changed by SOS Ballot Tracking.');
    }
    const changed = await reviseElection(ports, election, body, caller.clientId);
    if (!changed.ok) {
      return problem(ELECTION_REFUSAL_STATUS[changed.error.code], changed.error.code, changed.error.detail);
    }
    if (changed.value !== election) log.info('ELECTION_CHANGED', { electionId: election.id, county: election.county });
    return { status: 200, body: toElectionDetails(changed.value, textsOf(changed.value, ports.measureTexts)) };
  };
