import { ELECTION_REFUSAL_STATUS, toElectionDetails } from '../../../lib/elections/api.ts';
import type { MeasureTexts } from '../../../lib/elections/ports.ts';
import { textsOf } from '../../../lib/elections/use-cases/check-name.ts';
import { findKnownElection, type OneElection } from '../../../lib/elections/use-cases/find-election.ts';
import { problem } from '../../../lib/runtime/api/problem.ts';
import type { ApiAnswer, ApiRequest } from '../../../lib/runtime/api/types.ts';

type Ports = OneElection & { readonly measureTexts: MeasureTexts };

/** Shows one election, or a county's request for one. One that is another county's looks like one that is not there. */
export const readElection =
  (ports: Ports) =>
  async ({ caller, path }: ApiRequest<unknown, unknown, { readonly id: string }>): Promise<ApiAnswer> => {
    const found = await findKnownElection(ports, path.id, caller);
    if (!found.ok) return problem(ELECTION_REFUSAL_STATUS[found.error.code], found.error.code, found.error.detail);
    return { status: 200, body: toElectionDetails(found.value, textsOf(found.value.election, ports.measureTexts)) };
  };
