import type { TaskContext } from '../../../lib/runtime/task-handler.ts';
import { CheckRun } from '../../../lib/sync-checks/domain/check-run.ts';
import { endCheck, type Ports } from '../../../lib/sync-checks/use-cases/end-check.ts';

export const SettleCheckInput = CheckRun;

/** Records the end of a check whose execution cannot go on. */
export const settleCheck =
  (ports: Ports) =>
  async (run: CheckRun, { log }: TaskContext) => {
    const { status, failure } = await endCheck(ports, run, log);
    return { status, reason: failure?.code ?? null };
  };
