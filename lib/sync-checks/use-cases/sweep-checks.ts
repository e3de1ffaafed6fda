import { COUNTIES } from '../../shared/counties.ts';
import type { Log } from '../../shared/log.ts';
import { SafeError } from '../../shared/safe-error.ts';
import type { Temporal } from '../../shared/time.ts';
import type { SyncCheck } from '../domain/check.ts';
import { hasLostExecution, mustBeTold, startsToTell } from '../domain/check-sweep.ts';
import type { FindExecutionState } from '../ports/executions.ts';
import { endCheck } from './end-check.ts';
import { type Ports as NoticePorts, noticeIsSettled, sendNotice } from './send-notice.ts';

export type Ports = NoticePorts & { readonly executionState: FindExecutionState };

/** How many checks were ended for want of an execution, and of how many counties were told only now. */
export type Swept = { readonly ended: number; readonly told: number };

const runOf = ({ id, redrives }: SyncCheck) => ({ checkId: id, attempt: redrives });

/**
 * Looks after checks whose own execution can no longer do so, because it was stopped by hand, timed out or died: ends
 * those that are open, and tells counties of ends that they have not heard of. A check holds up no other:
 * `ChecksNotSwept` is thrown after all of them, to be repeated.
 */
export const sweepChecks = async (ports: Ports, log: Log): Promise<Swept> => {
  const now = await ports.clock();
  const swept = { ended: 0, told: 0 };
  let failed = 0;
  const attempt = async (check: Pick<SyncCheck, 'id' | 'county'>, what: keyof Swept, act: () => Promise<boolean>) => {
    try {
      if (await act()) swept[what] += 1;
    } catch (error) {
      log.error('CHECK_NOT_SWEPT', error, { county: check.county, checkId: check.id });
      failed += 1;
    }
  };
  for (const { checkId, county } of await ports.checks.running()) {
    await attempt({ id: checkId, county }, 'ended', () => endIfLost(ports, checkId, now, log));
  }
  const { from, to } = startsToTell(now);
  for (const { code } of COUNTIES) {
    for (const check of await ports.checks.history(code, from, to)) {
      if (mustBeTold(check, now)) await attempt(check, 'told', () => tellIfUntold(ports, check, log));
    }
  }
  log.info('CHECKS_SWEPT', { count: swept.ended + swept.told });
  if (failed > 0) throw new SafeError('ChecksNotSwept', `${failed} checks could not be looked after.`);
  return swept;
};

const endIfLost = async (ports: Ports, checkId: string, now: Temporal.Instant, log: Log): Promise<boolean> => {
  const check = await ports.checks.read(checkId);
  if (!check) return false;
  const run = runOf(check);
  if (!hasLostExecution(check, await ports.executionState(run), now)) return false;
  log.warn('CHECK_WITHOUT_EXECUTION', { county: check.county, checkId, attempt: run.attempt });
  await endCheck(ports, run, log);
  return true;
};

const tellIfUntold = async (ports: Ports, check: SyncCheck, log: Log): Promise<boolean> => {
  if (await noticeIsSettled(ports.checks, check)) return false;
  await sendNotice(ports, runOf(check), log);
  return noticeIsSettled(ports.checks, check);
};
