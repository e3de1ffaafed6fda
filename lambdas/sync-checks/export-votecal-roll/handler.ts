import * as z from 'zod';
import type { TaskContext } from '../../../lib/runtime/task-handler.ts';
import { type Ports, pinSnapshot } from '../../../lib/sync-checks/use-cases/pin-snapshot.ts';

export const ExportVoteCalRollInput = z.object({ checkId: z.string() });

/** Pins VoteCal's side of the check. */
export const exportVoteCalRoll =
  (ports: Ports) =>
  ({ checkId }: z.output<typeof ExportVoteCalRollInput>, { log }: TaskContext): Promise<void> =>
    pinSnapshot(ports, checkId, log);
