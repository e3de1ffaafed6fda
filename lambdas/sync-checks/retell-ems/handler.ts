import * as z from 'zod';
import type { TaskContext } from '../../../lib/runtime/task-handler.ts';
import { type Ports, tellEmsAgain } from '../../../lib/sync-checks/use-cases/tell-ems-again.ts';

export const RetellEmsInput = z.object({});

/** Tells counties' EMS again what they could not be told when it happened. */
export const retellEms =
  (ports: Ports) =>
  (_input: unknown, { log }: TaskContext): Promise<{ told: number; waiting: number }> =>
    tellEmsAgain(ports, log);
