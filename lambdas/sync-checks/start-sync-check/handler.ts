import { problem } from '../../../lib/runtime/api/problem.ts';
import type { ApiAnswer, ApiContext, ApiRequest } from '../../../lib/runtime/api/types.ts';
import type { Clock } from '../../../lib/shared/clock.ts';
import { TECHNICAL_FAILURE } from '../../../lib/sync-checks/domain/failures.ts';
import { countyCheck } from '../../../lib/sync-checks/domain/new-check.ts';
import type { SyncChecks } from '../../../lib/sync-checks/ports/checks.ts';
import type { StartCheck } from '../../../lib/sync-checks/ports/executions.ts';

type Ports = { readonly clock: Clock; readonly checks: SyncChecks; readonly startCheck: StartCheck };

/** Starts a check for the calling county, unless one of its checks is running. */
export const startSyncCheck =
  (ports: Ports) =>
  async ({ caller }: ApiRequest<unknown, unknown, unknown>, { log }: ApiContext): Promise<ApiAnswer> => {
    if (caller.role !== 'county') return problem(403, 'forbidden', 'This call is for county credentials only.');
    const now = await ports.clock();
    const check = countyCheck(caller.county, now);
    if ((await ports.checks.start(check, now)) !== 'started') {
      const detail = 'Another check of your county is running. Wait until it has ended, then start yours.';
      return problem(409, 'check-already-running', detail);
    }
    try {
      await ports.startCheck(check.id);
    } catch (error) {
      await ports.checks.end(check.id, { status: 'failed', endedAt: now, failure: TECHNICAL_FAILURE });
      throw error;
    }
    log.info('COUNTY_CHECK_STARTED', { county: check.county, checkId: check.id });
    return {
      status: 202,
      headers: { location: `/v1/sync-checks/${check.id}` },
      body: { id: check.id, status: check.status },
    };
  };
