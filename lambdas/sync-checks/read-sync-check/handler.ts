import { problem } from '../../../lib/runtime/api/problem.ts';
import type { ApiAnswer, ApiRequest } from '../../../lib/runtime/api/types.ts';
import { syncCheckView } from '../../../lib/sync-checks/api/view.ts';
import type { SyncChecks } from '../../../lib/sync-checks/ports/checks.ts';
import { visibleCheck } from '../../../lib/sync-checks/use-cases/find-check.ts';

type Ports = { readonly checks: Pick<SyncChecks, 'read'> };

/** One check. */
export const readSyncCheck =
  (ports: Ports) =>
  async ({ path, caller }: ApiRequest<unknown, unknown, { id: string }>): Promise<ApiAnswer> => {
    const check = await visibleCheck(ports.checks, path.id, caller);
    if (!check) return problem(404, 'not-found', 'There is no such check.');
    return { status: 200, body: syncCheckView(check, { own: caller.county !== null }) };
  };
