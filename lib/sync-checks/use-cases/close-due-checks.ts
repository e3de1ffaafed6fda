import type { Clock } from '../../shared/clock.ts';
import type { Log } from '../../shared/log.ts';
import { SafeError } from '../../shared/safe-error.ts';
import type { Temporal } from '../../shared/time.ts';
import { dueToClose } from '../domain/closing.ts';
import type { SyncChecks } from '../ports/checks.ts';
import type { TaskTokens } from '../ports/executions.ts';

export type Ports = { readonly clock: Clock; readonly checks: SyncChecks; readonly tokens: TaskTokens };

/**
 * Closes every check that has come to its deadline: settles it as `window-closed` and fails the task token that its
 * execution still waits on. It goes by each check's own deadline, so it may run at any time and any number of times.
 * A check that cannot be closed holds up no other: `ChecksNotClosed` is thrown after all of them, to be repeated.
 * Gives how many were closed.
 */
export const closeDueChecks = async (ports: Ports, log: Log): Promise<number> => {
  const now = await ports.clock();
  const due = dueToClose(await ports.checks.running(), now);
  let failed = 0;
  for (const { checkId, county } of due) {
    try {
      if (await closeCheck(ports, checkId, now)) log.info('CHECK_WINDOW_CLOSED', { county, checkId });
    } catch (error) {
      log.error('CHECK_NOT_CLOSED', error, { county, checkId });
      failed += 1;
    }
  }
  log.info('SYNC_NIGHT_CLOSED', { count: due.length - failed });
  if (failed > 0) throw new SafeError('ChecksNotClosed', `${failed} of ${due.length} checks could not be closed.`);
  return due.length;
};

/** The token first: a check that has ended is no longer found, so its execution would wait on after a fault here. */
const closeCheck = async (ports: Ports, checkId: string, now: Temporal.Instant): Promise<boolean> => {
  const { taskToken } = await ports.checks.readWait(checkId);
  if (taskToken !== null) await ports.tokens.windowClosed(taskToken);
  return ports.checks.end(checkId, { status: 'window-closed', endedAt: now });
};
