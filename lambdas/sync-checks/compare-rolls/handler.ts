import type { TaskContext } from '../../../lib/runtime/task-handler.ts';
import { CheckRun } from '../../../lib/sync-checks/domain/check-run.ts';
import {
  type ComparisonOutcome,
  type Ports,
  recordComparison,
} from '../../../lib/sync-checks/use-cases/record-comparison.ts';

export const CompareRollsInput = CheckRun;

/** Compares the county's extract with VoteCal's roll. */
export const compareRolls =
  (ports: Ports) =>
  (run: CheckRun, { log }: TaskContext): Promise<ComparisonOutcome> =>
    recordComparison(ports, run, log);
