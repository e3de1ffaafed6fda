import { COUNTIES, type CountyCode, countyOf } from '../../shared/counties.ts';
import { csvValue } from '../../shared/csv.ts';
import { dateInWords } from '../../shared/dates-in-words.ts';
import { pacificDate, Temporal, toPacificIso } from '../../shared/time.ts';
import type { SyncCheck } from './check.ts';
import { DIFFERENCE_CATEGORIES, DIFFERENCE_CLASSES } from './difference.ts';

/** A week of statistics, Monday to Sunday, both included. */
export type StatisticsWeek = { readonly from: Temporal.PlainDate; readonly to: Temporal.PlainDate };

/** The last whole week before a moment: what goes out on Monday morning. */
export const weekBefore = (now: Temporal.Instant): StatisticsWeek => {
  const today = pacificDate(now);
  const monday = today.subtract({ days: today.dayOfWeek - 1 });
  return { from: monday.subtract({ days: 7 }), to: monday.subtract({ days: 1 }) };
};

/** How long before a week a check that ends in it may have started: a county's own has a day, one started again less. */
const LONGEST_DAYS = 2;

/** The dates on which the checks of a week's statistics may have started. */
export const startsOfWeek = ({ from, to }: StatisticsWeek): StatisticsWeek => ({
  from: from.subtract({ days: LONGEST_DAYS }),
  to,
});

/**
 * Whether a check belongs to a week: it ended in it, or has not ended and was started in it. One that crosses midnight
 * to Monday is reported again once it has its result.
 */
const isOfWeek = (check: SyncCheck, { from, to }: StatisticsWeek): boolean => {
  const date = pacificDate(check.endedAt ?? check.requestedAt);
  return Temporal.PlainDate.compare(date, from) >= 0 && Temporal.PlainDate.compare(date, to) <= 0;
};

const COLUMNS = [
  'county',
  'countyCode',
  'group',
  'check',
  'kind',
  'status',
  'result',
  'endedAt',
  'emsRecords',
  'votecalRecords',
  'differences',
  ...DIFFERENCE_CLASSES,
  ...DIFFERENCE_CATEGORIES,
  'new',
  'persisting',
  'resolved',
  'oldestDays',
  'reason',
] as const;
type Row = Readonly<Partial<Record<(typeof COLUMNS)[number], string | number>>>;

const rowOf = (county: CountyCode, check: SyncCheck | undefined): Row => {
  const { name, syncGroup } = countyOf(county);
  const identity = { county: name, countyCode: county, group: syncGroup };
  if (!check) return { ...identity, status: 'no check this week' };
  const found = check.status === 'completed' ? check : null;
  return {
    ...identity,
    check: check.id,
    kind: check.kind,
    status: check.status,
    ...(check.result ? { result: check.result } : {}),
    ...(check.endedAt ? { endedAt: toPacificIso(check.endedAt) } : {}),
    ...(found?.comparison
      ? {
          emsRecords: found.comparison.records.ems,
          votecalRecords: found.comparison.records.votecal,
          differences: found.comparison.counts.total,
          ...found.comparison.counts.byClass,
          ...found.comparison.counts.byCategory,
        }
      : {}),
    ...(found?.resolution
      ? {
          new: found.resolution.new,
          persisting: found.resolution.persisting,
          resolved: found.resolution.resolved,
          oldestDays: found.resolution.oldestDays,
        }
      : {}),
    reason: check.skipReason?.sentence ?? check.failure?.code ?? '',
  };
};

/** The statistics as they are emailed: a summary and a CSV with every county at least once. Counts only. */
export type WeeklyStatistics = { readonly subject: string; readonly text: string; readonly csv: string };

/** Consolidates the checks that ended in a week, of all 58 counties (memorandum #21029). Others may be passed too. */
export const weeklyStatistics = (week: StatisticsWeek, candidates: readonly SyncCheck[]): WeeklyStatistics => {
  const checks = candidates.filter((check) => isOfWeek(check, week));
  const rows = COUNTIES.flatMap(({ code }): Row[] => {
    const own = checks
      .filter((check) => check.county === code)
      .toSorted((a, b) => Temporal.Instant.compare(a.requestedAt, b.requestedAt));
    return own.length === 0 ? [rowOf(code, undefined)] : own.map((check) => rowOf(code, check));
  });
  const lines = [COLUMNS.join(','), ...rows.map((row) => COLUMNS.map((column) => csvValue(row[column])).join(','))];
  const count = (holds: (check: SyncCheck) => boolean): number => checks.filter(holds).length;
  const differences = checks.reduce(
    (sum, check) => sum + (check.result ? (check.comparison?.counts.total ?? 0) : 0),
    0,
  );
  const title = `County sync statistics, ${dateInWords(week.from, 'en', 'long')} to ${dateInWords(week.to, 'en', 'long')}`;
  return {
    subject: title,
    text: [
      title,
      '',
      `Checks: ${checks.length}`,
      `  passed: ${count((check) => check.result === 'passed')}`,
      `  not passed: ${count((check) => check.result === 'failed')}`,
      `  skipped: ${count((check) => check.status === 'skipped')}`,
      `  window closed without a result: ${count((check) => check.status === 'window-closed')}`,
      `  ended by a fault: ${count((check) => check.status === 'failed')}`,
      `Differences found: ${differences}`,
      '',
      'Every county is in the attached file.',
      '',
    ].join('\n'),
    csv: `${lines.join('\r\n')}\r\n`,
  };
};
