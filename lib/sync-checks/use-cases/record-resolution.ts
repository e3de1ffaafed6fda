import type { Clock } from '../../shared/clock.ts';
import type { Log } from '../../shared/log.ts';
import { SafeError } from '../../shared/safe-error.ts';
import { pacificDate } from '../../shared/time.ts';
import type { CheckRun } from '../domain/check-run.ts';
import { lastCompleted } from '../domain/eligibility.ts';
import type { SyncChecks } from '../ports/checks.ts';
import type { FollowDifferences } from '../ports/rolls.ts';
import { checkOfRun } from './find-check.ts';

export type Ports = { readonly clock: Clock; readonly checks: SyncChecks; readonly follow: FollowDifferences };

/** How far back the previous completed check is looked for. */
const HISTORY_MONTHS = 13;

/**
 * Finds what became of the differences that the county's previous completed check had found. Throws `NothingToTrack`
 * without a comparison.
 */
export const recordResolution = async (ports: Ports, run: CheckRun, log: Log): Promise<void> => {
  const { checkId, attempt } = run;
  const check = await checkOfRun(ports.checks, run, log);
  if (!check) return;
  if (!check.comparison) throw new SafeError('NothingToTrack', 'This check has no comparison.');
  const today = pacificDate(await ports.clock());
  const history = await ports.checks.history(check.county, today.subtract({ months: HISTORY_MONTHS }), today);
  const previous = lastCompleted(history.filter((past) => past.id !== checkId));
  const resolution = await ports.follow(check, previous, today);
  await ports.checks.advance(checkId, ['comparing'], { resolution }, attempt);
  log.info('RESOLUTION_TRACKED', { county: check.county, checkId, persisting: resolution.persisting });
};
