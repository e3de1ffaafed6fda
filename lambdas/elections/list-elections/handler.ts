import { toElectionAnswer } from '../../../lib/elections/api.ts';
import { type AllElections, listKnownElections } from '../../../lib/elections/use-cases/find-election.ts';
import type { ApiAnswer, ApiRequest } from '../../../lib/runtime/api/types.ts';

/** Lists the elections: SOS sees all, a county the statewide ones and its own; and what of them is still asked for. */
export const listElections =
  (all: AllElections) =>
  async ({ caller }: Pick<ApiRequest<unknown, unknown, unknown>, 'caller'>): Promise<ApiAnswer> => {
    const visible = await listKnownElections(all, caller);
    return { status: 200, body: { elections: visible.map(toElectionAnswer) } };
  };
