import { toHeldRowView } from '../../../lib/ballot-tracking/api.ts';
import type { HeldBallots } from '../../../lib/ballot-tracking/ports.ts';
import { type AskedRows, listHeldRows as listRows } from '../../../lib/ballot-tracking/use-cases/list-held-rows.ts';
import { concerns } from '../../../lib/elections/domain/election.ts';
import type { ElectionStore } from '../../../lib/elections/ports.ts';
import { problem } from '../../../lib/runtime/api/problem.ts';
import type { ApiAnswer, ApiRequest } from '../../../lib/runtime/api/types.ts';

type Ports = { readonly elections: Pick<ElectionStore, 'find'>; readonly held: HeldBallots };

/** A page of the calling county's held rows of an election. Another county's election looks like one that is not there. */
export const listHeldRows =
  ({ elections, held }: Ports) =>
  async ({ caller, path, query }: ApiRequest<unknown, AskedRows, { readonly id: string }>): Promise<ApiAnswer> => {
    if (caller.county === null) return problem(403, 'forbidden', 'Held rows are shown to the county that sent them.');
    const election = await elections.find(path.id);
    if (!election || !concerns(election, caller.county)) {
      return problem(404, 'not-found', 'There is no such election for your county. See GET /v1/elections.');
    }
    const page = await listRows(held, election.id, caller.county, query, toHeldRowView);
    if (page === 'unknown-cursor') {
      return problem(400, 'unknown-cursor', 'cursor: send the one of the page before, unchanged.');
    }
    return { status: 200, body: { rows: page.rows.map(toHeldRowView), cursor: page.cursor } };
  };
