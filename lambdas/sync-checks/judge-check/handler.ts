import * as z from 'zod';
import type { TaskContext } from '../../../lib/runtime/task-handler.ts';
import { type Ports, recordJudgement } from '../../../lib/sync-checks/use-cases/record-judgement.ts';

export const JudgeCheckInput = z.object({ checkId: z.string() });

/** Holds what was found against the tolerances. The machine knows the result as `verdict`. */
export const judgeCheck =
  (ports: Ports) =>
  async ({ checkId }: z.output<typeof JudgeCheckInput>, { log }: TaskContext): Promise<{ verdict: string }> => ({
    verdict: await recordJudgement(ports, checkId, log),
  });
