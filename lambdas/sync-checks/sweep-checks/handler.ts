import * as z from 'zod';
import type { TaskContext } from '../../../lib/runtime/task-handler.ts';
import {
  type Ports as SweepPorts,
  type Swept,
  sweepChecks as sweep,
} from '../../../lib/sync-checks/use-cases/sweep-checks.ts';
import { type Ports as WatchPorts, watchCalendar } from '../../../lib/sync-checks/use-cases/watch-calendar.ts';

export const SweepChecksInput = z.object({});

/**
 * Ends checks whose execution is gone, tells counties what they have not heard, and says what did not begin; Lambda
 * repeats what failed.
 */
export const sweepChecks =
  (ports: SweepPorts & WatchPorts) =>
  async (_input: unknown, { log }: TaskContext): Promise<Swept> => {
    try {
      return await sweep(ports, log);
    } finally {
      await watchCalendar(ports, log);
    }
  };
