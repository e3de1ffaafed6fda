import type { Clock } from '../../shared/clock.ts';
import type { Log } from '../../shared/log.ts';
import { pacificDate } from '../../shared/time.ts';
import { isFinal, type SyncCheck } from '../domain/check.ts';
import type { CheckRun } from '../domain/check-run.ts';
import type { LastExtract } from '../domain/compare/file-fault.ts';
import { comparisonOf } from '../domain/comparison.ts';
import { lastCompleted } from '../domain/eligibility.ts';
import { type FileRefused, refusalOf } from '../domain/failures.ts';
import type { SyncChecks } from '../ports/checks.ts';
import type { CompareCheck } from './compare-check.ts';
import { checkOfRun } from './find-check.ts';

export type Ports = { readonly clock: Clock; readonly checks: SyncChecks; readonly compare: CompareCheck };

/** `ended`: the check was closed or started again meanwhile, or VoteCal had nothing to compare with. */
export type ComparisonOutcome =
  | { readonly outcome: 'compared'; readonly differences: number }
  | { readonly outcome: 'refused' | 'ended'; readonly differences: null };

/** Whether those who answer for VoteCal's export must look at it. */
const concernsVotecal = (refused: FileRefused): boolean =>
  refused.side !== 'ems' || ('mayBeVotecal' in refused && refused.mayBeVotecal === true);

/** How far back the county's last completed check is looked for. */
const HISTORY_MONTHS = 13;

/** What the county's last completed check compared, to tell a file that is cut short. */
const lastExtract = async (checks: Pick<SyncChecks, 'history'>, check: SyncCheck): Promise<LastExtract | undefined> => {
  const today = pacificDate(check.requestedAt);
  const history = await checks.history(check.county, today.subtract({ months: HISTORY_MONTHS }), today);
  const { extract, comparison } = lastCompleted(history) ?? {};
  if (!extract) return undefined;
  const votecalRows = check.votecal?.whole ? undefined : comparison?.records.votecal;
  return { rows: extract.rows, votecalRows };
};

/**
 * Compares the county's extract with VoteCal's roll and keeps what was found. A file that is not what was announced
 * ends the check with its reason; nothing of it is published.
 */
export const recordComparison = async (ports: Ports, run: CheckRun, log: Log): Promise<ComparisonOutcome> => {
  const { checkId, attempt } = run;
  const check = await checkOfRun(ports.checks, run, log);
  if (!check || isFinal(check.status)) return { outcome: 'ended', differences: null };
  const report = await ports.compare(check, await lastExtract(ports.checks, check));
  if (!report.ok) {
    const failure = refusalOf(report.error);
    const code = concernsVotecal(report.error) ? 'VOTECAL_EXPORT_UNUSABLE' : 'ROLL_REFUSED';
    log.warn(code, { county: check.county, checkId, code: failure.code });
    await ports.checks.end(checkId, { status: 'failed', endedAt: await ports.clock(), failure }, attempt);
    return { outcome: 'refused', differences: null };
  }
  const comparison = comparisonOf(report.value);
  const kept = await ports.checks.advance(checkId, ['comparing'], { comparison }, attempt);
  if (!kept) return { outcome: 'ended', differences: null };
  const differences = comparison.counts.total;
  log.info('ROLLS_COMPARED', { county: check.county, checkId, records: comparison.records.ems, differences });
  return { outcome: 'compared', differences };
};
