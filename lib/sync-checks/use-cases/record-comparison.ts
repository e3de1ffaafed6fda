import type { Clock } from '../../shared/clock.ts';
import type { Log } from '../../shared/log.ts';
import { isFinal } from '../domain/check.ts';
import { comparisonOf } from '../domain/comparison.ts';
import { refusalOf } from '../domain/failures.ts';
import type { SyncChecks } from '../ports/checks.ts';
import type { CompareCheck } from './compare-check.ts';
import { existingCheck } from './find-check.ts';

export type Ports = { readonly clock: Clock; readonly checks: SyncChecks; readonly compare: CompareCheck };

/** `ended`: the check was closed meanwhile, or VoteCal had nothing to compare with. */
export type ComparisonOutcome =
  | { readonly outcome: 'compared'; readonly differences: number }
  | { readonly outcome: 'refused' | 'ended'; readonly differences: null };

/**
 * Compares the county's extract with VoteCal's roll and keeps what was found. A file that is not what was announced
 * ends the check with its reason; nothing of it is published.
 */
export const recordComparison = async (ports: Ports, checkId: string, log: Log): Promise<ComparisonOutcome> => {
  const check = await existingCheck(ports.checks, checkId);
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
