import * as z from 'zod';
import type { TaskContext } from '../../../lib/runtime/task-handler.ts';
import { type Ports, type Swept, sweepChecks as sweep } from '../../../lib/sync-checks/use-cases/sweep-checks.ts';

export const SweepChecksInput = z.object({});

/** Ends checks whose execution is gone, and tells counties what they have not heard; Lambda repeats what failed. */
export const sweepChecks =
  (ports: Ports) =>
  (_input: unknown, { log }: TaskContext): Promise<Swept> =>
    sweep(ports, log);
