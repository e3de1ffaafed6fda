import * as z from 'zod';
import type { TaskContext } from '../../../lib/runtime/task-handler.ts';
import {
  type ComparisonOutcome,
  type Ports,
  recordComparison,
} from '../../../lib/sync-checks/use-cases/record-comparison.ts';

export const CompareRollsInput = z.object({ checkId: z.string() });

/** Compares the county's extract with VoteCal's roll. */
export const compareRolls =
  (ports: Ports) =>
  ({ checkId }: z.output<typeof CompareRollsInput>, { log }: TaskContext): Promise<ComparisonOutcome> =>
    recordComparison(ports, checkId, log);
