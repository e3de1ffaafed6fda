import type { Log } from '../../shared/log.ts';
import { SafeError } from '../../shared/safe-error.ts';
import type { SyncCheck } from '../domain/check.ts';
import { type CheckRun, isStale } from '../domain/check-run.ts';
import { type CheckCaller, mayKnowOf } from '../domain/visibility.ts';
import type { SyncChecks } from '../ports/checks.ts';

/** The check that a machine's input names. Throws `UnknownCheck`: the machine is started for checks on record only. */
export const existingCheck = async (checks: Pick<SyncChecks, 'read'>, checkId: string): Promise<SyncCheck> => {
  const check = await checks.read(checkId);
  if (!check) throw new SafeError('UnknownCheck', 'There is no such check.');
  return check;
};

/**
 * The check of a step's execution. Undefined, and said in the log, when the check was started again since: the step is
 * one of a stopped execution, and changes nothing. Throws `UnknownCheck`.
 */
export const checkOfRun = async (
  checks: Pick<SyncChecks, 'read'>,
  run: CheckRun,
  log: Log,
): Promise<SyncCheck | undefined> => {
  const check = await existingCheck(checks, run.checkId);
  if (!isStale(check, run)) return check;
  log.warn('STALE_STEP', { county: check.county, checkId: check.id, attempt: run.attempt });
  return undefined;
};

/** The check that a caller asks for; null when there is none that this caller may know of. */
export const visibleCheck = async (
  checks: Pick<SyncChecks, 'read'>,
  checkId: string,
  caller: CheckCaller,
): Promise<SyncCheck | null> => (mayKnowOf(checkId, caller) ? checks.read(checkId) : null);
