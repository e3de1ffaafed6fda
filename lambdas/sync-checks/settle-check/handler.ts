import * as z from 'zod';
import type { TaskContext } from '../../../lib/runtime/task-handler.ts';
import { endCheck, type Ports } from '../../../lib/sync-checks/use-cases/end-check.ts';

export const SettleCheckInput = z.object({ checkId: z.string() });

/** Records the end of a check whose execution cannot go on. */
export const settleCheck =
  (ports: Ports) =>
  async ({ checkId }: z.output<typeof SettleCheckInput>, { log }: TaskContext) => {
    const { status, failure } = await endCheck(ports, checkId, log);
    return { status, reason: failure?.code ?? null };
  };
