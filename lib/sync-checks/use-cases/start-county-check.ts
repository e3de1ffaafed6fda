import type { Clock } from '../../shared/clock.ts';
import type { CountyCode } from '../../shared/counties.ts';
import type { Log } from '../../shared/log.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { SyncCheck } from '../domain/check.ts';
import { TECHNICAL_FAILURE } from '../domain/failures.ts';
import { countyCheck } from '../domain/new-check.ts';
import type { SyncChecks } from '../ports/checks.ts';
import type { StartCheck } from '../ports/executions.ts';

export type Ports = { readonly clock: Clock; readonly checks: SyncChecks; readonly startCheck: StartCheck };

/** Starts a county's own check. `ALREADY_RUNNING`: one of its checks has not ended. */
export const startCountyCheck = async (
  { clock, checks, startCheck }: Ports,
  county: CountyCode,
  log: Log,
): Promise<Result<SyncCheck, 'ALREADY_RUNNING'>> => {
  const now = await clock();
  const check = countyCheck(county, now);
  if ((await checks.start(check, now)) !== 'started') return err('ALREADY_RUNNING');
  try {
    await startCheck(check.id);
  } catch (error) {
    await checks.end(check.id, { status: 'failed', endedAt: now, failure: TECHNICAL_FAILURE });
    throw error;
  }
  log.info('COUNTY_CHECK_STARTED', { county, checkId: check.id });
  return ok(check);
};
