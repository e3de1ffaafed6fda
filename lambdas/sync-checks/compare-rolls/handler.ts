import * as z from 'zod';
import type { TaskContext } from '../../../lib/runtime/task-handler.ts';
import type { Clock } from '../../../lib/shared/clock.ts';
import { SafeError } from '../../../lib/shared/safe-error.ts';
import { isFinal } from '../../../lib/sync-checks/domain/check.ts';
import { comparisonOf } from '../../../lib/sync-checks/domain/comparison.ts';
import { refusalOf } from '../../../lib/sync-checks/domain/failures.ts';
import type { SyncChecks } from '../../../lib/sync-checks/ports/checks.ts';
import type { CompareCheck } from '../../../lib/sync-checks/ports/rolls.ts';

export const CompareRollsInput = z.object({ checkId: z.string() });

/** `ended`: the check was closed meanwhile, or VoteCal had nothing to compare with. */
export type CompareRollsOutput =
  | { readonly outcome: 'compared'; readonly differences: number }
  | { readonly outcome: 'refused' | 'ended'; readonly differences: null };

type Ports = { readonly clock: Clock; readonly checks: SyncChecks; readonly compare: CompareCheck };

/**
 * Compares the county's extract with VoteCal's roll and keeps what was found. A file that is not what was announced
 * ends the check with its reason; nothing of it is published.
 */
export const compareRolls =
  (ports: Ports) =>
  async ({ checkId }: z.output<typeof CompareRollsInput>, { log }: TaskContext): Promise<CompareRollsOutput> => {
    const check = await ports.checks.read(checkId);
    if (!check) throw new SafeError('UnknownCheck', 'There is no such check.');
    if (isFinal(check.status)) return { outcome: 'ended', differences: null };
    const report = await ports.compare(check);
    if (!report.ok) {
      const failure = refusalOf(report.error);
      log.warn('ROLL_REFUSED', { county: check.county, checkId, code: failure.code });
      await ports.checks.end(checkId, { status: 'failed', endedAt: await ports.clock(), failure });
      return { outcome: 'refused', differences: null };
    }
    const comparison = comparisonOf(report.value);
    const kept = await ports.checks.advance(checkId, ['comparing'], { comparison });
    if (!kept) return { outcome: 'ended', differences: null };
    const differences = comparison.counts.total;
    log.info('ROLLS_COMPARED', { county: check.county, checkId, records: comparison.records.ems, differences });
    return { outcome: 'compared', differences };
  };
