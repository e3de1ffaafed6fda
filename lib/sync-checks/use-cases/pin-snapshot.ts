import type { Clock } from '../../shared/clock.ts';
import type { Log } from '../../shared/log.ts';
import { isFinal } from '../domain/check.ts';
import type { CheckRun } from '../domain/check-run.ts';
import { SNAPSHOT_FAILURES } from '../domain/failures.ts';
import { faultOfAge } from '../domain/snapshot.ts';
import type { SyncChecks } from '../ports/checks.ts';
import type { SyncRolls } from '../ports/rolls.ts';
import { checkOfRun } from './find-check.ts';

export type Ports = {
  readonly clock: Clock;
  readonly checks: SyncChecks;
  readonly rolls: Pick<SyncRolls, 'pinSnapshot'>;
};

/**
 * Pins VoteCal's side of the check: the version of its snapshot that is newest now. A repeat of the step keeps
 * the one that was pinned; a check that is started again after failing pins anew. Without a snapshot, or with one that
 * is another county's or too old for the night, the check ends, and an alarm tells who can mend VoteCal's export.
 */
export const pinSnapshot = async (ports: Ports, run: CheckRun, log: Log): Promise<void> => {
  const { checkId, attempt } = run;
  const check = await checkOfRun(ports.checks, run, log);
  if (!check || isFinal(check.status) || check.votecal) return;
  const snapshot = await ports.rolls.pinSnapshot(check.county);
  const now = await ports.clock();
  const fault = snapshot.ok ? faultOfAge(snapshot.value.takenAt, now) : snapshot.error;
  if (fault) {
    const failure = SNAPSHOT_FAILURES[fault];
    log.warn('VOTECAL_EXPORT_UNUSABLE', { county: check.county, checkId, code: failure.code });
    await ports.checks.end(checkId, { status: 'failed', endedAt: now, failure }, attempt);
    return;
  }
  if (snapshot.ok) await ports.checks.advance(checkId, ['comparing'], { votecal: snapshot.value }, attempt);
};
