import * as z from 'zod';
import type { TaskContext } from '../../../lib/runtime/task-handler.ts';
import { SafeError } from '../../../lib/shared/safe-error.ts';
import { reminderDue } from '../../../lib/sync-checks/domain/reminder.ts';
import { type Ports, remindOnce } from './remind-once.ts';

export const RemindExtractsInput = z.object({ scheduledAt: z.string() });

/**
 * Reminds the counties whose extract a check still waits for. One run of the schedule reminds once. A county that could
 * not be reminded holds up no other: the run fails after all of them, and Lambda repeats it for that county.
 */
export const remindExtracts =
  (ports: Ports) =>
  async (
    { scheduledAt }: z.output<typeof RemindExtractsInput>,
    { log }: TaskContext,
  ): Promise<{ reminded: number }> => {
    const now = await ports.clock();
    let reminded = 0;
    let failed = 0;
    for (const { county, checkId } of await ports.checks.running()) {
      try {
        const check = await ports.checks.read(checkId);
        if (!check || !reminderDue(check, now)) continue;
        if (!(await remindOnce(ports, check, scheduledAt, now))) continue;
        log.info('EXTRACT_REMINDED', { county, checkId, attempt: check.reminders + 1 });
        reminded += 1;
      } catch (error) {
        log.error('EXTRACT_NOT_REMINDED', error, { county, checkId });
        failed += 1;
      }
    }
    if (failed > 0) throw new SafeError('CountiesNotReminded', `${failed} counties were not reminded yet.`);
    return { reminded };
  };
