import * as z from 'zod';
import type { TaskContext } from '../../../lib/runtime/task-handler.ts';
import { type Ports, sendNotice } from '../../../lib/sync-checks/use-cases/send-notice.ts';

export const NotifyCountyInput = z.object({ checkId: z.string() });

/** Emails the county how its check ended, and tells the machine the same. */
export const notifyCounty =
  (ports: Ports) =>
  async ({ checkId }: z.output<typeof NotifyCountyInput>, { log }: TaskContext) => {
    const { status, result, failure } = await sendNotice(ports, checkId, log);
    return { status, result, reason: failure?.code ?? null };
  };
