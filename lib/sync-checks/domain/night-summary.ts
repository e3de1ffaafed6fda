import type { CountyCode } from '../../shared/counties.ts';
import type { Temporal } from '../../shared/time.ts';
import { CHECK_STATUSES, type CheckResult, type CheckStatus, type SyncCheck } from './check.ts';
import type { SkipReason } from './skip-reason.ts';

/** One county's line in the summary of a night. */
export type NightLine = {
  readonly county: CountyCode;
  readonly checkId: string;
  readonly status: CheckStatus;
  readonly result: CheckResult | null;
  /** Differences found; null when there is no result. */
  readonly differences: number | null;
  readonly skipReason: SkipReason | null;
  readonly failure: string | null;
};

/** What a night came to: counts by status and one line for each county, in code order. */
export type NightSummary = {
  readonly nightId: string;
  readonly date: Temporal.PlainDate;
  readonly byStatus: Readonly<Record<CheckStatus, number>>;
  readonly passed: number;
  readonly failed: number;
  readonly lines: readonly NightLine[];
};

const countByStatus = (checks: readonly SyncCheck[]): Record<CheckStatus, number> => {
  const counts = Object.fromEntries(CHECK_STATUSES.map((status) => [status, 0])) as Record<CheckStatus, number>;
  for (const check of checks) counts[check.status] += 1;
  return counts;
};

/** Summarises the checks of a night. */
export const summariseNight = (
  nightId: string,
  date: Temporal.PlainDate,
  checks: readonly SyncCheck[],
): NightSummary => ({
  nightId,
  date,
  byStatus: countByStatus(checks),
  passed: checks.filter((check) => check.result === 'passed').length,
  failed: checks.filter((check) => check.result === 'failed').length,
  lines: checks
    .toSorted((a, b) => a.county.localeCompare(b.county))
    .map((check) => ({
      county: check.county,
      checkId: check.id,
      status: check.status,
      result: check.result,
      differences: check.result === null ? null : (check.comparison?.counts.total ?? null),
      skipReason: check.skipReason,
      failure: check.failure?.code ?? null,
    })),
});
