import type { ElectionStore } from '../../../lib/elections/ports.ts';
import { findElection } from '../../../lib/elections/use-cases/find-election.ts';
import { toCoverageView } from '../../../lib/imb/api.ts';
import type { CoverageCounts } from '../../../lib/imb/ports.ts';
import { readCoverage } from '../../../lib/imb/use-cases/read-coverage.ts';
import { problem } from '../../../lib/runtime/api/problem.ts';
import type { ApiAnswer, ApiRequest } from '../../../lib/runtime/api/types.ts';

type Ports = { readonly elections: Pick<ElectionStore, 'find'>; readonly coverage: CoverageCounts };

/** Shows how far the mail of an election is: a county its own, SOS every county's. */
export const readImbCoverage =
  ({ elections, coverage }: Ports) =>
  async ({ caller, path }: ApiRequest<unknown, unknown, { readonly id: string }>): Promise<ApiAnswer> => {
    const found = await findElection(elections, path.id, caller);
    if (!found.ok) return problem(404, found.error.code, found.error.detail);
    const counties = (await readCoverage(coverage, found.value, caller)).map(toCoverageView);
    return { status: 200, body: { electionId: path.id, counties } };
  };
