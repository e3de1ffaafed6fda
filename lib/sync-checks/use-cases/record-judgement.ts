import type { Log } from '../../shared/log.ts';
import { SafeError } from '../../shared/safe-error.ts';
import type { CheckResult } from '../domain/check.ts';
import { recordsOf } from '../domain/comparison.ts';
import { judge } from '../domain/judge.ts';
import type { SyncChecks } from '../ports/checks.ts';

export type Ports = { readonly checks: SyncChecks };

/**
 * Holds what was found against the tolerances, and gives the result that the check will have once it is published.
 * Throws `NothingToJudge` without a comparison.
 */
export const recordJudgement = async ({ checks }: Ports, checkId: string, log: Log): Promise<CheckResult> => {
  const check = await checks.read(checkId);
  if (!check?.comparison) throw new SafeError('NothingToJudge', 'This check has no comparison.');
  const { result, categories } = judge(check.comparison.counts, recordsOf(check.comparison));
  await checks.advance(checkId, ['comparing'], { judgement: categories });
  log.info('CHECK_JUDGED', { county: check.county, checkId, result });
  return result;
};
