import type { Clock } from '../../shared/clock.ts';
import type { Log } from '../../shared/log.ts';
import { isFinal } from '../domain/check.ts';
import { NO_VOTECAL_SNAPSHOT } from '../domain/failures.ts';
import type { SyncChecks } from '../ports/checks.ts';
import type { SyncRolls } from '../ports/rolls.ts';
import { existingCheck } from './find-check.ts';

export type Ports = {
  readonly clock: Clock;
  readonly checks: SyncChecks;
  readonly rolls: Pick<SyncRolls, 'pinSnapshot'>;
};

/**
 * Pins VoteCal's side of the check: the version of its snapshot that is newest now. A repeat of the step keeps
 * the one that was pinned; a check that is started again after failing pins anew. Without a snapshot the check ends.
 */
export const pinSnapshot = async (ports: Ports, checkId: string, log: Log): Promise<void> => {
  const check = await existingCheck(ports.checks, checkId);
  if (isFinal(check.status) || check.votecal) return;
  const snapshot = await ports.rolls.pinSnapshot(check.county);
  if (!snapshot.ok) {
    log.warn('VOTECAL_SNAPSHOT_MISSING', { county: check.county, checkId, reason: snapshot.error });
    await ports.checks.end(checkId, { status: 'failed', endedAt: await ports.clock(), failure: NO_VOTECAL_SNAPSHOT });
    return;
  }
  await ports.checks.advance(checkId, ['comparing'], { votecal: snapshot.value });
};
