import * as z from 'zod';
import type { TaskContext } from '../../../lib/runtime/task-handler.ts';
import { remindCounties } from '../../../lib/sync-checks/use-cases/remind-counties.ts';
import type { Ports } from '../../../lib/sync-checks/use-cases/remind-county.ts';

export const RemindExtractsInput = z.object({ scheduledAt: z.string() });

/** Reminds the counties whose extract is missing; Lambda repeats a run in which one could not be reminded. */
export const remindExtracts =
  (ports: Ports) =>
  async (
    { scheduledAt }: z.output<typeof RemindExtractsInput>,
    { log }: TaskContext,
  ): Promise<{ reminded: number }> => ({ reminded: await remindCounties(ports, scheduledAt, log) });
