import type { CountyCode } from '../../shared/counties.ts';
import { Temporal } from '../../shared/time.ts';
import type { CheckKind } from './check-id.ts';
import type { DifferenceCounts, InvisibleCounts, NotCompared } from './compare/compare-report.ts';
import type { FieldExample } from './compare/refusal.ts';
import type { RowProblem, RowProblemCode, Side } from './compare/row-problem.ts';
import type { CategoryJudgement } from './judge.ts';
import type { PinnedRoll, PinnedSnapshot } from './pinned-roll.ts';
import type { PrecinctCounts } from './precincts/assignments.ts';
import type { SkipReason } from './skip-reason.ts';

/** How far a check has come. The last four are final. */
export const CHECK_STATUSES = [
  'requested',
  'awaiting-extract',
  'comparing',
  'completed',
  'skipped',
  'window-closed',
  'failed',
] as const;
export type CheckStatus = (typeof CHECK_STATUSES)[number];

const FINAL: Readonly<Record<CheckStatus, boolean>> = {
  requested: false,
  'awaiting-extract': false,
  comparing: false,
  completed: true,
  skipped: true,
  'window-closed': true,
  failed: true,
};

/** Whether a check of this status has come to its end. */
export const isFinal = (status: CheckStatus): boolean => FINAL[status];

export type CheckResult = 'passed' | 'failed';

/**
 * Why a check ended without a result: a code for programs, a sentence for the county's staff, without any voter's data.
 * `examples` hold voters' data, as the two sides spell it: they are for the county's own eyes.
 */
export type CheckFailure = {
  readonly code: string;
  readonly sentence: string;
  readonly examples?: readonly FieldExample[] | undefined;
};

/** The county's extract; `reallySo`: the county says so of the failures `accepted`, which look like faults of the file. */
type ConfirmedExtract = PinnedRoll & Confirmed & { readonly confirmedAt: Temporal.Instant };
type Confirmed = { readonly reallySo: boolean; readonly accepted?: readonly string[] | undefined };

/** What the comparison found, without any voter's data. */
export type Comparison = {
  readonly records: Readonly<Record<Side, number>>;
  readonly counts: DifferenceCounts;
  /** Of these, differences that no eye can see. */
  readonly invisible: InvisibleCounts;
  /** Voters who may stand in a row that was left out; they are in no class of differences. */
  readonly notCompared: NotCompared;
  /** Rows left out, by side and code. */
  readonly leftOut: Readonly<Record<Side, Readonly<Partial<Record<RowProblemCode, number>>>>>;
  /** The first of them by line. */
  readonly rowProblems: readonly RowProblem[];
  /** The files of precincts and districts; the precincts that differ are among `counts`. */
  readonly precincts: PrecinctCounts;
};

/** What became of the differences since the county's previous completed check. */
export type Resolution = {
  readonly previousCheckId: string | null;
  readonly new: number;
  readonly persisting: number;
  readonly resolved: number;
  /** Whole days since the oldest difference that is still there was first found. */
  readonly oldestDays: number;
};

/** The delivery of the differences to the county's EMS beside the inbox. */
export type EmsDelivery = 'delivered' | 'failed' | 'no-endpoint';

/** One sync check of one county. */
export type SyncCheck = {
  readonly id: string;
  readonly county: CountyCode;
  readonly kind: CheckKind;
  readonly initiatedBy: 'sos' | 'county';
  /** The night it belongs to, `group-a`; null for a check that the county started. */
  readonly nightId: string | null;
  readonly status: CheckStatus;
  readonly result: CheckResult | null;
  readonly requestedAt: Temporal.Instant;
  /** Past this instant nothing of the check starts and nothing is published. */
  readonly deadlineAt: Temporal.Instant;
  readonly endedAt: Temporal.Instant | null;
  readonly skipReason: SkipReason | null;
  readonly failure: CheckFailure | null;
  /** How many times it was started again in its own window after failing. */
  readonly redrives: number;
  readonly extractRequestedAt: Temporal.Instant | null;
  readonly reminders: number;
  readonly extract: ConfirmedExtract | null;
  readonly votecal: PinnedSnapshot | null;
  readonly comparison: Comparison | null;
  /** How what was found stands against the tolerances, category by category. */
  readonly judgement: readonly CategoryJudgement[] | null;
  readonly resolution: Resolution | null;
  readonly emsDelivery: EmsDelivery | null;
  readonly acknowledgedAt: Temporal.Instant | null;
};

/** What a check has found, as far as anyone outside may see it: all of a completed check, nothing of any other. */
export const publishedPart = (
  check: Pick<SyncCheck, 'status' | 'comparison' | 'judgement' | 'resolution'>,
): Pick<SyncCheck, 'comparison' | 'judgement' | 'resolution'> => {
  if (check.status !== 'completed') return { comparison: null, judgement: null, resolution: null };
  const { comparison, judgement, resolution } = check;
  return { comparison, judgement, resolution };
};

/** When the check gave its result; null for every other end. */
export const completedAt = (check: Pick<SyncCheck, 'status' | 'endedAt'>): Temporal.Instant | null =>
  check.status === 'completed' ? check.endedAt : null;

/**
 * Whether a check holds its county's lock: not ended, and inside its deadline. One whose execution died counts until
 * the deadline only, so that it never blocks a later night.
 */
export const isRunning = (check: Pick<SyncCheck, 'status' | 'deadlineAt'>, now: Temporal.Instant): boolean =>
  !isFinal(check.status) && Temporal.Instant.compare(now, check.deadlineAt) < 0;

/** Whether the deadline has come: from this instant on, included. */
export const isPastDeadline = (check: Pick<SyncCheck, 'deadlineAt'>, now: Temporal.Instant): boolean =>
  Temporal.Instant.compare(now, check.deadlineAt) >= 0;
