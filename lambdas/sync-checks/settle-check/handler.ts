import * as z from 'zod';
import type { TaskContext } from '../../../lib/runtime/task-handler.ts';
import type { Clock } from '../../../lib/shared/clock.ts';
import { SafeError } from '../../../lib/shared/safe-error.ts';
import { isPastDeadline } from '../../../lib/sync-checks/domain/check.ts';
import { TECHNICAL_FAILURE } from '../../../lib/sync-checks/domain/failures.ts';
import type { SyncChecks } from '../../../lib/sync-checks/ports/checks.ts';

export const SettleCheckInput = z.object({ checkId: z.string() });

type Ports = { readonly clock: Clock; readonly checks: SyncChecks };

/**
 * Records the end of a check whose execution cannot go on: past its deadline the window closed, before it a step failed
 * for good. A check that has its end already keeps it.
 */
export const settleCheck =
  (ports: Ports) =>
  async ({ checkId }: z.output<typeof SettleCheckInput>, { log }: TaskContext) => {
    const before = await ports.checks.read(checkId);
    if (!before) throw new SafeError('UnknownCheck', 'There is no such check.');
    const endedAt = await ports.clock();
    const end = isPastDeadline(before, endedAt)
      ? { status: 'window-closed' as const, endedAt }
      : { status: 'failed' as const, endedAt, failure: TECHNICAL_FAILURE };
    await ports.checks.end(checkId, end);
    const check = (await ports.checks.read(checkId)) ?? before;
    log.info('CHECK_SETTLED', { county: check.county, checkId, status: check.status, code: check.failure?.code });
    return { status: check.status, reason: check.failure?.code ?? null };
  };
