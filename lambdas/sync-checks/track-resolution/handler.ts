import type { TaskContext } from '../../../lib/runtime/task-handler.ts';
import { CheckRun } from '../../../lib/sync-checks/domain/check-run.ts';
import { type Ports, recordResolution } from '../../../lib/sync-checks/use-cases/record-resolution.ts';

export const TrackResolutionInput = CheckRun;

/** Finds what became of the differences of the county's previous check. */
export const trackResolution =
  (ports: Ports) =>
  (run: CheckRun, { log }: TaskContext): Promise<void> =>
    recordResolution(ports, run, log);
