import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { Temporal } from '../../../lib/shared/time.ts';
import { nodeTools } from '../../../lib/sync-checks/adapters/rolls/node-tools.ts';
import { readableRoll } from '../../../lib/sync-checks/adapters/rolls/readable-roll.ts';
import { recogniseRoll } from '../../../lib/sync-checks/adapters/rolls/recognise-roll.ts';
import { syncCheckView } from '../../../lib/sync-checks/api/view.ts';
import type { SyncCheck } from '../../../lib/sync-checks/domain/check.ts';
import { comparisonOf } from '../../../lib/sync-checks/domain/comparison.ts';
import { countyNotice } from '../../../lib/sync-checks/domain/county-notice.ts';
import { compareDifferences, type Difference } from '../../../lib/sync-checks/domain/difference.ts';
import { judgeComparison } from '../../../lib/sync-checks/domain/judge-comparison.ts';
import { countyCheck } from '../../../lib/sync-checks/domain/new-check.ts';
import type { PrecinctsFile } from '../../../lib/sync-checks/domain/precincts/compare-precincts.ts';
import type { ComparisonStore } from '../../../lib/sync-checks/ports/comparison.ts';
import { compareCheck } from '../../../lib/sync-checks/use-cases/compare-check.ts';
import { CLEAN_EMS, CLEAN_VOTECAL } from '../corpus/corpus-file.ts';
import { COUNTY, EMS } from '../corpus/rolls.ts';
import { changing, csvText } from '../corpus/writing.ts';

const check: SyncCheck = { ...countyCheck(COUNTY, Temporal.Instant.from('2026-12-05T04:00:00Z')), status: 'comparing' };

const precincts = (text: string): PrecinctsFile => {
  const bytes = Buffer.from(text);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { bytes, sha256, expected: { rows: text.trimEnd().split('\n').length - 1, sha256, bytes: bytes.length } };
};
const OURS = 'precinct,district\n1,CD1\n2,CD1\n3,CD2\n';
const THEIRS = 'precinct,district\n1,CD1\n2,CD2\n4,CD2\n';

const run = async (ems: string, files: { ems?: string; votecal?: string }) => {
  const kept: Difference[] = [];
  const roll = async (text: string) => {
    const open = () => Readable.from([Buffer.from(text)]);
    return readableRoll({ open, expected: {}, ...(await recogniseRoll(open)) });
  };
  const store: ComparisonStore = {
    rollsOf: async () => ({ ems: await roll(ems), votecal: await roll(CLEAN_VOTECAL) }),
    precinctsOf: async () => ({
      ems: files.ems === undefined ? undefined : precincts(files.ems),
      votecal: files.votecal === undefined ? undefined : precincts(files.votecal),
    }),
    keepDifferences: async (_check, compare) => {
      const result = await compare(async (difference) => void kept.push(difference));
      if (!result.ok) kept.length = 0;
      return result;
    },
  };
  return { kept, result: await compareCheck(store, nodeTools)(check, undefined) };
};

describe('a check of rolls and precincts', () => {
  it('tells both in one fixing order, and counts them together', async () => {
    const { kept, result } = await run(CLEAN_EMS, { ems: THEIRS, votecal: OURS });
    if (!result.ok) throw new Error(result.error.code);
    expect(kept.toSorted(compareDifferences)).toEqual(kept);
    expect(kept.map(({ priority, voterId }) => [priority, voterId === null])).toEqual([
      [1, false],
      [2, false],
      [3, true],
      [3, true],
      [3, true],
      [4, false],
      [5, false],
      [6, false],
    ]);
    const { counts } = result.value;
    expect(counts).toMatchObject({ total: 8, byClass: { field: 6 }, byCategory: { 'precinct-district': 3 } });
    expect(result.value.precincts).toEqual({ ems: 3, votecal: 3, differences: 3 });
    const comparison = comparisonOf(result.value);
    expect(judgeComparison(comparison).result).toBe('failed');
    const completed: SyncCheck = { ...check, status: 'completed', result: 'failed', comparison };
    expect(syncCheckView(completed, { own: true }).precincts).toEqual({ ems: 3, votecal: 3, differences: 3 });
    expect(countyNotice(completed, 'dfm').text).toContain(
      '3 precincts in your EMS, 3 in VoteCal, 3 with other districts',
    );
  });

  it('says when precincts were not compared, and passes without them', async () => {
    for (const [files, sentence] of [
      [{}, 'your EMS sent no file of them'],
      [{ votecal: OURS }, 'your EMS sent no file of them'],
      [{ ems: OURS }, 'VoteCal has delivered none'],
    ] as const) {
      const { kept, result } = await run(CLEAN_EMS, files);
      if (!result.ok) throw new Error(result.error.code);
      expect(kept).toHaveLength(5);
      const comparison = comparisonOf(result.value);
      expect(judgeComparison(comparison).result).toBe('passed');
      expect(countyNotice({ ...check, status: 'completed', comparison }, 'dfm').text).toContain(sentence);
    }
  });

  it('gives no result, and keeps nothing, for a faulty file; a fault of the roll is told first', async () => {
    const faulty = await run(CLEAN_EMS, { ems: 'precinct;district\n1;CD1\n', votecal: OURS });
    expect(faulty).toMatchObject({
      kept: [],
      result: { ok: false, error: { file: 'precincts', code: 'wrong-delimiter' } },
    });
    const phones = csvText(changing(EMS, ({ phone }) => ({ phone: phone.replaceAll(/\D/g, '') })));
    const both = await run(phones, { ems: 'precinct;district\n1;CD1\n', votecal: OURS });
    expect(both).toMatchObject({ kept: [], result: { ok: false, error: { code: 'field-differs' } } });
  });
});
