import * as z from 'zod';
import { TECHNICAL_FAILURE } from '../../lib/domain/sync/failures.ts';
import type { Clock } from '../../lib/ports/clock.ts';
import type { SyncChecks } from '../../lib/ports/sync-checks.ts';
import { SafeError } from '../../lib/runtime/log.ts';
import type { TaskContext } from '../../lib/runtime/task-handler.ts';

export const SettleCheckInput = z.object({ checkId: z.string(), outcome: z.enum(['window-closed', 'failed']) });

type Ports = { readonly clock: Clock; readonly checks: SyncChecks };

/**
 * Records how a check ended that gives no result, and tells how it really ended: a check that has its end already
 * (a refused extract, a completed check whose last step failed) keeps it.
 */
export const settleCheck =
  (ports: Ports) =>
  async ({ checkId, outcome }: z.output<typeof SettleCheckInput>, { log }: TaskContext) => {
    const failure = outcome === 'failed' ? TECHNICAL_FAILURE : null;
    await ports.checks.end(checkId, { status: outcome, endedAt: await ports.clock(), failure });
    const check = await ports.checks.read(checkId);
    if (!check) throw new SafeError('UnknownCheck', 'There is no such check.');
    log.info('CHECK_SETTLED', { county: check.county, checkId, status: check.status, code: check.failure?.code });
    return { status: check.status, reason: check.failure?.code ?? null };
  };
