import type { Log } from '../../shared/log.ts';
import { SafeError } from '../../shared/safe-error.ts';
import type { CheckResult } from '../domain/check.ts';
import type { CheckRun } from '../domain/check-run.ts';
import { judgeComparison } from '../domain/judge-comparison.ts';
import type { SyncChecks } from '../ports/checks.ts';
import { checkOfRun } from './find-check.ts';

export type Ports = { readonly checks: SyncChecks };

/**
 * Holds what was found against the tolerances, and gives the result that the check will have once it is published; null
 * when the check was started again since.
 * Throws `NothingToJudge` without a comparison.
 */
export const recordJudgement = async ({ checks }: Ports, run: CheckRun, log: Log): Promise<CheckResult | null> => {
  const { checkId, attempt } = run;
  const check = await checkOfRun(checks, run, log);
  if (!check) return null;
  if (!check.comparison) throw new SafeError('NothingToJudge', 'This check has no comparison.');
  const { result, categories } = judgeComparison(check.comparison);
  await checks.advance(checkId, ['comparing'], { judgement: categories }, attempt);
  log.info('CHECK_JUDGED', { county: check.county, checkId, result });
  return result;
};
