import type { Clock } from '../../shared/clock.ts';
import type { Log } from '../../shared/log.ts';
import { isPastDeadline, type SyncCheck } from '../domain/check.ts';
import type { CheckRun } from '../domain/check-run.ts';
import { TECHNICAL_FAILURE } from '../domain/failures.ts';
import type { SyncChecks } from '../ports/checks.ts';
import { checkOfRun, existingCheck } from './find-check.ts';

export type Ports = { readonly clock: Clock; readonly checks: SyncChecks };

/**
 * Records the end of a check whose execution cannot go on, and gives the check: past its deadline the window closed,
 * before it a step failed for good. A check that has its end already keeps it, and so
 * does one that was started again since.
 */
export const endCheck = async ({ clock, checks }: Ports, run: CheckRun, log: Log): Promise<SyncCheck> => {
  const { checkId, attempt } = run;
  const before = await checkOfRun(checks, run, log);
  if (!before) return existingCheck(checks, checkId);
  const endedAt = await clock();
  const end = isPastDeadline(before, endedAt)
    ? { status: 'window-closed' as const, endedAt }
    : { status: 'failed' as const, endedAt, failure: TECHNICAL_FAILURE };
  await checks.end(checkId, end, attempt);
  const check = (await checks.read(checkId)) ?? before;
  log.info('CHECK_SETTLED', { county: check.county, checkId, status: check.status, code: check.failure?.code });
  return check;
};
