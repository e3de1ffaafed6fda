import { toElectionDetails } from '../../../lib/elections/api.ts';
import { concerns } from '../../../lib/elections/domain/election.ts';
import type { ElectionStore, MeasureTexts } from '../../../lib/elections/ports.ts';
import { textsOf } from '../../../lib/elections/use-cases/check-name.ts';
import { problem } from '../../../lib/runtime/api/problem.ts';
import type { ApiAnswer, ApiRequest } from '../../../lib/runtime/api/types.ts';

type Ports = { readonly elections: Pick<ElectionStore, 'find'>; readonly measureTexts: MeasureTexts };

/** Shows one election. One that is another county's looks like one that is not there. */
export const readElection =
  ({ elections, measureTexts }: Ports) =>
  async ({ caller, path }: ApiRequest<unknown, unknown, { readonly id: string }>): Promise<ApiAnswer> => {
    const election = await elections.find(path.id);
    if (!election || (caller.role === 'county' && !concerns(election, caller.county))) {
      return problem(404, 'not-found', 'There is no such election. See GET /v1/elections.');
    }
    return { status: 200, body: toElectionDetails(election, textsOf(election, measureTexts)) };
  };
