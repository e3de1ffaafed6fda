import type { TaskContext } from '../../../lib/runtime/task-handler.ts';
import { CheckRun } from '../../../lib/sync-checks/domain/check-run.ts';
import { type Ports, recordJudgement } from '../../../lib/sync-checks/use-cases/record-judgement.ts';

export const JudgeCheckInput = CheckRun;

/** Holds what was found against the tolerances. The machine knows the result as `verdict`. */
export const judgeCheck =
  (ports: Ports) =>
  async (run: CheckRun, { log }: TaskContext): Promise<{ verdict: string | null }> => ({
    verdict: await recordJudgement(ports, run, log),
  });
