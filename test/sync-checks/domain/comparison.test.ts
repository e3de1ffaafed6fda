import { describe, expect, it } from 'vitest';
import { Temporal } from '../../../lib/shared/time.ts';
import { CHECK_STATUSES, publishedPart } from '../../../lib/sync-checks/domain/check.ts';
import {
  EVERYBODY_COMPARED,
  noDifferences,
  nothingInvisible,
} from '../../../lib/sync-checks/domain/compare/compare-report.ts';
import {
  type CheckReport,
  comparedRows,
  comparisonOf,
  leftOutRows,
  recordsOf,
} from '../../../lib/sync-checks/domain/comparison.ts';
import { judge } from '../../../lib/sync-checks/domain/judge.ts';
import { countyCheck } from '../../../lib/sync-checks/domain/new-check.ts';
import { NO_PRECINCTS } from '../../../lib/sync-checks/domain/precincts/assignments.ts';

const side = { rows: 4_900, voters: 4_900, bytes: 1, sha256: null, problems: {} };
const counts = {
  ...noDifferences(),
  total: 30,
  byClass: { 'in-ems-not-votecal': 0, 'in-votecal-not-ems': 30, field: 0 },
  byCategory: { ...noDifferences().byCategory, registration: 30 },
};
const reportOf = (ems: CheckReport['ems']): CheckReport => ({
  county: '03',
  engine: 'same-order',
  ems,
  votecal: side,
  counts,
  invisible: nothingInvisible(),
  notCompared: EVERYBODY_COMPARED,
  problems: [],
  precincts: NO_PRECINCTS,
});

describe('the number of records that the tolerances go by', () => {
  it('is that of the voters compared: damaged lines never turn a failed check into a passed one', () => {
    const clean = comparisonOf(reportOf({ ...side, rows: 4_870, voters: 4_870 }));
    const padded = comparisonOf(
      reportOf({ ...side, rows: 5_070, voters: 4_870, problems: { 'not-json': 150, 'bad-voter-id': 50 } }),
    );
    expect(leftOutRows(padded, 'ems')).toBe(200);
    expect(comparedRows(padded, 'ems')).toBe(4_870);
    for (const comparison of [clean, padded]) {
      expect(recordsOf(comparison)).toBe(4_900);
      expect(judge(comparison.counts, recordsOf(comparison)).result).toBe('failed');
    }
  });
});

describe('what of a check anyone may see', () => {
  const comparison = comparisonOf(reportOf(side));
  const found = {
    comparison,
    judgement: judge(comparison.counts, recordsOf(comparison)).categories,
    resolution: { previousCheckId: null, new: 30, persisting: 0, resolved: 0, oldestDays: 0 },
  };

  it.each(CHECK_STATUSES)('is what it found only when it is completed: %s', (status) => {
    const check = { ...countyCheck('03', Temporal.Instant.from('2026-12-05T02:00:00Z')), ...found, status };
    expect(publishedPart(check)).toEqual(
      status === 'completed' ? found : { comparison: null, judgement: null, resolution: null },
    );
  });
});
