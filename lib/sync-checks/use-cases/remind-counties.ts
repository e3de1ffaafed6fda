import type { Log } from '../../shared/log.ts';
import { SafeError } from '../../shared/safe-error.ts';
import { reminderDue } from '../domain/reminder.ts';
import { type Ports, remindCounty } from './remind-county.ts';

/**
 * Reminds the counties whose extract a check still waits for, and gives how many. One run of the schedule, known by its
 * instant, reminds once. A county that could not be reminded holds up no other: `CountiesNotReminded` is thrown after
 * all of them, and the repeat is for that county alone.
 */
export const remindCounties = async (ports: Ports, scheduledAt: string, log: Log): Promise<number> => {
  const now = await ports.clock();
  let reminded = 0;
  let failed = 0;
  for (const { county, checkId } of await ports.checks.running()) {
    try {
      const check = await ports.checks.read(checkId);
      if (!check || !reminderDue(check, now)) continue;
      if (!(await remindCounty(ports, check, scheduledAt, now, log))) continue;
      log.info('EXTRACT_REMINDED', { county, checkId, attempt: check.reminders + 1 });
      reminded += 1;
    } catch (error) {
      log.error('EXTRACT_NOT_REMINDED', error, { county, checkId });
      failed += 1;
    }
  }
  if (failed > 0) throw new SafeError('CountiesNotReminded', `${failed} counties were not reminded yet.`);
  return reminded;
};
