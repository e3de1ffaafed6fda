import { COUNTIES, type CountyCode } from '../../lib/shared/counties.ts';
import { Temporal } from '../../lib/shared/time.ts';
import { countiesOf, syncNight } from '../../lib/sync-checks/domain/calendar.ts';
import type { SyncCheck } from '../../lib/sync-checks/domain/check.ts';
import {
  EVERYBODY_COMPARED,
  noDifferences,
  nothingInvisible,
} from '../../lib/sync-checks/domain/compare/compare-report.ts';
import type { Difference } from '../../lib/sync-checks/domain/difference.ts';
import { judge } from '../../lib/sync-checks/domain/judge.ts';
import { countyCheck, scheduledCheck, skippedCheck } from '../../lib/sync-checks/domain/new-check.ts';
import { skipReason } from '../../lib/sync-checks/domain/skip-reason.ts';
import { windowOf } from '../../lib/sync-checks/domain/window.ts';

/** Saturday, December 5, 2026, 9:00 a.m. Pacific: the morning after Group A's night. */
export const NOW = Temporal.Instant.from('2026-12-05T17:00:00Z');

const at = (text: string): Temporal.Instant => Temporal.Instant.from(text);

/** A check that compared its rolls and found this many differences of each class. */
const completed = (
  check: SyncCheck,
  records: number,
  [missing, extra, fields]: [number, number, number],
): SyncCheck => {
  const counts = noDifferences();
  counts.total = missing + extra + fields;
  counts.byClass = { 'in-ems-not-votecal': missing, 'in-votecal-not-ems': extra, field: fields };
  counts.byCategory.registration = missing + extra + Math.ceil(fields / 2);
  counts.byCategory['precinct-district'] = Math.floor(fields / 2);
  const judgement = judge(counts, records);
  return {
    ...check,
    status: 'completed',
    result: judgement.result,
    judgement: judgement.categories,
    extractRequestedAt: check.requestedAt.add({ seconds: 20 }),
    extract: {
      key: 'k',
      versionId: null,
      rows: records,
      sha256: 'a',
      bytes: 1,
      confirmedAt: check.requestedAt.add({ minutes: 9 }),
      reallySo: false,
    },
    votecal: {
      key: 'v',
      versionId: null,
      rows: records,
      sha256: 'b',
      bytes: 1,
      takenAt: check.requestedAt.add({ minutes: 10 }),
      canonical: true,
    },
    endedAt: check.requestedAt.add({ minutes: 12 }),
    comparison: {
      records: { ems: records, votecal: records - missing + extra },
      counts,
      invisible: nothingInvisible(),
      notCompared: EVERYBODY_COMPARED,
      precincts: { ems: 4, votecal: 4, differences: 0 },
      leftOut: { ems: missing > 2 ? { 'duplicate-voter-id': 2 } : {}, votecal: {} },
      rowProblems:
        missing > 2
          ? [
              { side: 'ems', line: 17, code: 'duplicate-voter-id' },
              { side: 'ems', line: 912, code: 'duplicate-voter-id' },
            ]
          : [],
    },
    resolution: { previousCheckId: 'x', new: missing, persisting: extra, resolved: 4, oldestDays: 29 },
  };
};

const night = syncNight('group-a');
const window = night && windowOf(night, Temporal.PlainDate.from('2026-12-04'));
if (!night || !window) throw new Error('The calendar has no Group A on December 4, 2026.');

/** Group A's night of December 4, 2026 with every outcome, and one check that a county of Group B started itself. */
export const CHECKS: readonly SyncCheck[] = [
  ...countiesOf(night).map((county, index) => {
    const check = scheduledCheck(
      county,
      { id: night.id, kind: 'regular', window },
      window.opensAt.add({ seconds: index }),
    );
    const records = Math.round((COUNTIES.find((one) => one.code === county)?.activeRegistered2022 ?? 0) / 100);
    if (index === 3)
      return skippedCheck(check, skipReason('checked-within-seven-days', Temporal.PlainDate.from('2026-11-30')));
    if (index === 5)
      return {
        ...check,
        status: 'window-closed' as const,
        endedAt: window.closesAt,
        extractRequestedAt: check.requestedAt,
        reminders: 2,
      };
    if (index === 7)
      return {
        ...check,
        status: 'failed' as const,
        endedAt: at('2026-12-05T02:00:00Z'),
        failure: { code: 'wrong-sha256', sentence: 'The SHA-256 of the file is not the announced one.' },
      };
    if (index === 9) return { ...check, status: 'awaiting-extract' as const, extractRequestedAt: check.requestedAt };
    return completed(check, records, index % 4 === 0 ? [12, 7, 40] : [0, 1, index % 3 === 0 ? 1 : 0]);
  }),
  completed(countyCheck('37', at('2026-11-20T18:30:00Z')), 19_540, [1, 0, 1]),
];

/** 51 differences of a county: one more than a page. */
export const DIFFERENCES: readonly Difference[] = Array.from({ length: 51 }, (_, index) =>
  index < 12
    ? {
        voterId: `V${1000 + index}`,
        class: 'in-ems-not-votecal',
        category: 'registration',
        field: null,
        ems: null,
        votecal: null,
        priority: 1,
      }
    : {
        voterId: `V${2000 + index}`,
        class: 'field',
        category: 'registration',
        field: 'residenceCity',
        ems: 'SECRET-EMS',
        votecal: 'SECRET-VOTECAL',
        priority: 4,
      },
);

/** The counties of the sample night, for tests that look for their names. */
export const NIGHT_COUNTIES: readonly CountyCode[] = countiesOf(night);
