import { toElectionAnswer } from '../../../lib/elections/api.ts';
import type { ElectionStore } from '../../../lib/elections/ports.ts';
import { listVisibleElections } from '../../../lib/elections/use-cases/find-election.ts';
import type { ApiAnswer, ApiRequest } from '../../../lib/runtime/api/types.ts';

type Ports = { readonly elections: Pick<ElectionStore, 'list'> };

/** Lists the elections: SOS sees all, a county the statewide ones and its own. */
export const listElections =
  ({ elections }: Ports) =>
  async ({ caller }: Pick<ApiRequest<unknown, unknown, unknown>, 'caller'>): Promise<ApiAnswer> => {
    const visible = await listVisibleElections(elections, caller);
    return { status: 200, body: { elections: visible.map(toElectionAnswer) } };
  };
