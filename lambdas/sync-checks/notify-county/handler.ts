import type { TaskContext } from '../../../lib/runtime/task-handler.ts';
import { CheckRun } from '../../../lib/sync-checks/domain/check-run.ts';
import { type Ports, sendNotice } from '../../../lib/sync-checks/use-cases/send-notice.ts';

export const NotifyCountyInput = CheckRun;

/** Emails the county how its check ended, and tells the machine the same. */
export const notifyCounty =
  (ports: Ports) =>
  async (run: CheckRun, { log }: TaskContext) => {
    const { status, result, failure } = await sendNotice(ports, run, log);
    return { status, result, reason: failure?.code ?? null };
  };
