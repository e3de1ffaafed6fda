import * as z from 'zod';
import type { TaskContext } from '../../../lib/runtime/task-handler.ts';
import { type Ports, recordResolution } from '../../../lib/sync-checks/use-cases/record-resolution.ts';

export const TrackResolutionInput = z.object({ checkId: z.string() });

/** Finds what became of the differences of the county's previous check. */
export const trackResolution =
  (ports: Ports) =>
  ({ checkId }: z.output<typeof TrackResolutionInput>, { log }: TaskContext): Promise<void> =>
    recordResolution(ports, checkId, log);
