import { toElectionAnswer } from '../../../lib/elections/api.ts';
import { type AskedElections, pageOfElections } from '../../../lib/elections/domain/election-page.ts';
import { type AllElections, listKnownElections } from '../../../lib/elections/use-cases/find-election.ts';
import { problem } from '../../../lib/runtime/api/problem.ts';
import type { ApiAnswer, ApiRequest } from '../../../lib/runtime/api/types.ts';

/** Lists the elections: SOS sees all, a county the statewide ones and its own; and what of them is still asked for. */
export const listElections =
  (all: AllElections) =>
  async ({
    caller,
    query,
  }: Pick<ApiRequest<unknown, AskedElections, unknown>, 'caller' | 'query'>): Promise<ApiAnswer> => {
    const page = pageOfElections(await listKnownElections(all, caller), query, toElectionAnswer);
    if (page === undefined) {
      return problem(400, 'unknown-cursor', 'cursor: send the one of the page before, unchanged.');
    }
    return { status: 200, body: page };
  };
