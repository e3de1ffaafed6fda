import type { TaskContext } from '../../../lib/runtime/task-handler.ts';
import { CheckRun } from '../../../lib/sync-checks/domain/check-run.ts';
import { type Ports, pinSnapshot } from '../../../lib/sync-checks/use-cases/pin-snapshot.ts';

export const ExportVoteCalRollInput = CheckRun;

/** Pins VoteCal's side of the check. */
export const exportVoteCalRoll =
  (ports: Ports) =>
  (run: CheckRun, { log }: TaskContext): Promise<void> =>
    pinSnapshot(ports, run, log);
