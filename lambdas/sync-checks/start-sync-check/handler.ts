import { problem } from '../../../lib/runtime/api/problem.ts';
import type { ApiAnswer, ApiContext, ApiRequest } from '../../../lib/runtime/api/types.ts';
import { type Ports, startCountyCheck } from '../../../lib/sync-checks/use-cases/start-county-check.ts';

/** Starts a check for the calling county, unless one of its checks is running. */
export const startSyncCheck =
  (ports: Ports) =>
  async ({ caller }: ApiRequest<unknown, unknown, unknown>, { log }: ApiContext): Promise<ApiAnswer> => {
    if (caller.county === null) return problem(403, 'forbidden', 'This call is for county credentials only.');
    const started = await startCountyCheck(ports, caller.county, log);
    if (!started.ok) {
      const detail = 'Another check of your county is running. Wait until it has ended, then start yours.';
      return problem(409, 'check-already-running', detail);
    }
    const { id, status } = started.value;
    const audit = { target: { kind: 'sync-check', id }, after: { status } };
    return { status: 202, headers: { location: `/v1/sync-checks/${id}` }, body: { id, status }, audit };
  };
