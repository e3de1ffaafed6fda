import { problem } from '../../../lib/runtime/api/problem.ts';
import type { ApiAnswer, ApiContext, ApiRequest } from '../../../lib/runtime/api/types.ts';
import { cancelCountyCheck, type Ports } from '../../../lib/sync-checks/use-cases/cancel-county-check.ts';
import { visibleCheck } from '../../../lib/sync-checks/use-cases/find-check.ts';

/** Cancels a check of the calling county. */
export const cancelSyncCheck =
  (ports: Ports) =>
  async ({ path, caller }: ApiRequest<unknown, unknown, { id: string }>, { log }: ApiContext): Promise<ApiAnswer> => {
    const check = await visibleCheck(ports.checks, path.id, caller);
    if (!check) return problem(404, 'not-found', 'There is no such check.');
    const cancelled = await cancelCountyCheck(ports, check, log);
    if (!cancelled.ok) return problem(409, cancelled.error.code, cancelled.error.sentence);
    const { id, status } = cancelled.value;
    const audit = { county: check.county, before: { status: check.status }, after: { status } };
    return { status: 200, body: { id, status }, audit };
  };
