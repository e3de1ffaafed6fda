import * as z from 'zod';
import type { TaskContext } from '../../../lib/runtime/task-handler.ts';
import type { Clock } from '../../../lib/shared/clock.ts';
import { SafeError } from '../../../lib/shared/safe-error.ts';
import { isFinal } from '../../../lib/sync-checks/domain/check.ts';
import { NO_VOTECAL_SNAPSHOT } from '../../../lib/sync-checks/domain/failures.ts';
import type { SyncChecks } from '../../../lib/sync-checks/ports/checks.ts';
import type { SyncRolls } from '../../../lib/sync-checks/ports/rolls.ts';

export const ExportVoteCalRollInput = z.object({ checkId: z.string() });

type Ports = { readonly clock: Clock; readonly checks: SyncChecks; readonly rolls: Pick<SyncRolls, 'pinSnapshot'> };

/**
 * Pins VoteCal's side of the check: the version of its snapshot that is newest now. A repeat of the step keeps
 * the one that was pinned; a check that is started again after failing pins anew. Without a snapshot the check ends.
 */
export const exportVoteCalRoll =
  (ports: Ports) =>
  async ({ checkId }: z.output<typeof ExportVoteCalRollInput>, { log }: TaskContext): Promise<void> => {
    const check = await ports.checks.read(checkId);
    if (!check) throw new SafeError('UnknownCheck', 'There is no such check.');
    if (isFinal(check.status) || check.votecal) return;
    const snapshot = await ports.rolls.pinSnapshot(check.county);
    if (!snapshot.ok) {
      log.warn('VOTECAL_SNAPSHOT_MISSING', { county: check.county, checkId, reason: snapshot.error });
      await ports.checks.end(checkId, { status: 'failed', endedAt: await ports.clock(), failure: NO_VOTECAL_SNAPSHOT });
      return;
    }
    await ports.checks.advance(checkId, ['comparing'], { votecal: snapshot.value });
  };
