import * as z from 'zod';
import type { TaskContext } from '../../../lib/runtime/task-handler.ts';
import { closeDueChecks, type Ports } from '../../../lib/sync-checks/use-cases/close-due-checks.ts';

export const CloseNightInput = z.object({ scheduledAt: z.string().optional() });

/** Closes the checks that have come to their deadline; Lambda repeats a run in which one could not be closed. */
export const closeNight =
  (ports: Ports) =>
  async (_input: z.output<typeof CloseNightInput>, { log }: TaskContext): Promise<{ closed: number }> => ({
    closed: await closeDueChecks(ports, log),
  });
