import * as z from 'zod';
import type { TaskContext } from '../../../lib/runtime/task-handler.ts';
import { SafeError } from '../../../lib/shared/safe-error.ts';
import { recordsOf } from '../../../lib/sync-checks/domain/comparison.ts';
import { judge } from '../../../lib/sync-checks/domain/judge.ts';
import type { SyncChecks } from '../../../lib/sync-checks/ports/checks.ts';

export const JudgeCheckInput = z.object({ checkId: z.string() });

type Ports = { readonly checks: SyncChecks };

/** Holds what was found against the tolerances. The verdict becomes the check's result when it is published. */
export const judgeCheck =
  (ports: Ports) =>
  async ({ checkId }: z.output<typeof JudgeCheckInput>, { log }: TaskContext): Promise<{ verdict: string }> => {
    const check = await ports.checks.read(checkId);
    if (!check?.comparison) throw new SafeError('NothingToJudge', 'This check has no comparison.');
    const { result, categories } = judge(check.comparison.counts, recordsOf(check.comparison));
    await ports.checks.advance(checkId, ['comparing'], { verdict: categories });
    log.info('CHECK_JUDGED', { county: check.county, checkId, result });
    return { verdict: result };
  };
