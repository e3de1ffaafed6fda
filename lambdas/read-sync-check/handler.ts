import { syncCheckView } from '../../lib/api/sync-view.ts';
import { mayKnowOf } from '../../lib/domain/sync/visibility.ts';
import type { SyncChecks } from '../../lib/ports/sync-checks.ts';
import type { ApiAnswer, ApiRequest } from '../../lib/runtime/api-types.ts';
import { problem } from '../../lib/runtime/problem.ts';

type Ports = { readonly checks: Pick<SyncChecks, 'read'> };

/** One check. */
export const readSyncCheck =
  (ports: Ports) =>
  async ({ path, caller }: ApiRequest<unknown, unknown, { id: string }>): Promise<ApiAnswer> => {
    const check = mayKnowOf(path.id, caller) ? await ports.checks.read(path.id) : null;
    if (!check) return problem(404, 'not-found', 'There is no such check.');
    return { status: 200, body: syncCheckView(check) };
  };
