import { toElectionAnswer } from '../../../lib/elections/api.ts';
import { concerns } from '../../../lib/elections/domain/election.ts';
import type { ElectionStore } from '../../../lib/elections/ports.ts';
import type { ApiAnswer, ApiRequest } from '../../../lib/runtime/api/types.ts';

type Ports = { readonly elections: ElectionStore };

/** Lists the elections: SOS sees all, a county the statewide ones and its own. */
export const listElections =
  ({ elections }: Ports) =>
  async ({ caller }: Pick<ApiRequest<unknown, unknown, unknown>, 'caller'>): Promise<ApiAnswer> => {
    const all = await elections.list();
    const visible = caller.role === 'sos' ? all : all.filter((election) => concerns(election, caller.county));
    return { status: 200, body: { elections: visible.map(toElectionAnswer) } };
  };
