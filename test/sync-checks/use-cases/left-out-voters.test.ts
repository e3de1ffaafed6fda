import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { nodeTools } from '../../../lib/sync-checks/adapters/rolls/node-tools.ts';
import { readableRoll } from '../../../lib/sync-checks/adapters/rolls/readable-roll.ts';
import { EVERYBODY_COMPARED, noDifferences } from '../../../lib/sync-checks/domain/compare/compare-report.ts';
import { comparisonOf } from '../../../lib/sync-checks/domain/comparison.ts';
import type { VoterDifference } from '../../../lib/sync-checks/domain/difference.ts';
import { judgeComparison } from '../../../lib/sync-checks/domain/judge-comparison.ts';
import { NO_PRECINCTS } from '../../../lib/sync-checks/domain/precincts/assignments.ts';
import { ROLL_FIELDS, type RollRow } from '../../../lib/sync-checks/domain/roll-format.ts';
import { compareRolls } from '../../../lib/sync-checks/use-cases/compare-rolls.ts';
import { COUNTY, voter } from '../corpus/rolls.ts';
import { csvText, mixed } from '../corpus/writing.ts';

const voters = (count: number, from = 0): RollRow[] => Array.from({ length: count }, (_, n) => voter(from + n));

const compare = async (ems: string, votecal: string, rows: { ems?: number; votecal?: number } = {}) => {
  const differences: VoterDifference[] = [];
  const roll = (text: string, expected: number | undefined, canonical: boolean) =>
    readableRoll({
      open: () => Readable.from([Buffer.from(text)]),
      expected: { rows: expected },
      canonical,
      format: 'csv',
      compression: 'none',
      refused: null,
    });
  const result = await compareRolls(nodeTools, {
    county: COUNTY,
    ems: roll(ems, rows.ems, false),
    votecal: roll(votecal, rows.votecal, true),
    onDifference: (difference) => void differences.push(difference),
  });
  if (!result.ok) throw new Error(result.error.code);
  const judged = judgeComparison(comparisonOf({ ...result.value, precincts: NO_PRECINCTS })).result;
  return { ...result.value, differences, judged };
};

/** The same without a line end behind the last row. */
const cut = (text: string): string => text.slice(0, -1);

const RUBBISH = '? , ?\n';

describe('rows of nobody known', () => {
  it.each([
    [0, 'all are told'],
    [1, 'all are told'],
    [2, 'all are told'],
    [3, 'nobody is'],
    [4, 'nobody is'],
  ])('of three missing voters, with %i such rows: %s', async (rows, told) => {
    const votecal = voters(300);
    const ems = votecal.filter((_, n) => n % 100 !== 7);
    for (const order of [ems, mixed(ems)]) {
      const found = await compare(csvText(order) + RUBBISH.repeat(rows), csvText(votecal));
      expect(found.differences).toHaveLength(told === 'nobody is' ? 0 : 3);
      expect(found.counts.total).toBe(found.differences.length);
      expect(found.notCompared.voters).toBe(told === 'nobody is' ? 3 : 0);
      expect(found.notCompared.mayBeListed).toEqual({ ems: told === 'nobody is' ? 0 : rows, votecal: 0 });
    }
  });

  it('do not hide six hundred voters, whatever the order', async () => {
    const votecal = voters(20_000);
    const ems = votecal.filter((_, n) => n % 33 !== 3);
    const broken = csvText(ems).replace('130 MAIN ST', '130 MAIN\nST');
    for (const text of [broken, `${csvText(mixed(ems))}End of report, page 1\n`]) {
      const { counts, differences } = await compare(text, csvText(votecal));
      expect(counts.byClass['in-votecal-not-ems']).toBeGreaterThanOrEqual(606);
      expect(differences).toHaveLength(counts.total);
    }
  });
});

describe('differences up to the limit of what two rolls can have', () => {
  // 6,000 voters may have 5,400 differences: 5,380 fields, and 50 voters who stand in 50 rows left out.
  const votecal = voters(6_000);
  const missing = new Set(votecal.slice(0, 50).map(({ voterId }) => voterId));
  const most = 5_380;
  let changed = 0;
  const ems = votecal
    .filter(({ voterId }) => !missing.has(voterId))
    .map((row, n) => {
      const field = ROLL_FIELDS[n % ROLL_FIELDS.length];
      changed += 1;
      return field === undefined || changed > most ? row : { ...row, [field]: `other ${n}` };
    });

  it.each([
    ['in order', ems],
    ['in another order', mixed(ems)],
  ])('are all handed over when voters were taken back from them: %s', async (_, rows) => {
    const text = csvText(rows) + RUBBISH.repeat(50);
    const found = await compare(text, csvText(votecal), { ems: rows.length + 50, votecal: votecal.length });
    expect(found.counts.total).toBe(most);
    expect(found.differences).toHaveLength(most);
    expect(found.notCompared).toMatchObject({ voters: 50, lackedBy: { ems: 50, votecal: 0 } });
  });
});

describe('the weight of what was left out', () => {
  const comparison = {
    records: { ems: 1000, votecal: 1000 },
    counts: noDifferences(),
    invisible: noDifferences().byCategory,
    notCompared: EVERYBODY_COMPARED,
    precincts: NO_PRECINCTS,
    leftOut: { ems: {}, votecal: {} },
    rowProblems: [],
  };
  const notCompared = (ems: number, votecal: number, listed = 0) => ({
    ...EVERYBODY_COMPARED,
    voters: ems + votecal,
    lackedBy: { ems, votecal },
    mayBeListed: { ems: listed, votecal: 0 },
  });
  const registration = (found: Partial<typeof comparison>) =>
    judgeComparison({ ...comparison, ...found }).categories.find(({ category }) => category === 'registration')
      ?.differences;

  it.each([
    ['a row and the voter who stands in it, once', notCompared(3, 0), { 'not-utf8': 3 }, 3],
    ['more rows than voters', notCompared(2, 0), { 'not-utf8': 3 }, 3],
    ['further rows of a voter are nobody else’s', notCompared(3, 0), { 'not-utf8': 3, 'duplicate-voter-id': 4 }, 7],
    [
      'voters in rows of VoteCal’s are not those of the county’s duplicates',
      notCompared(0, 5),
      { 'duplicate-voter-id': 5 },
      10,
    ],
    ['rows of nobody known stand for voters who are listed', notCompared(1, 0, 2), { 'not-json': 3 }, 1],
  ])('%s', (_, left, ems, weight) => {
    expect(registration({ notCompared: left, leftOut: { ems, votecal: {} } })).toBe(weight);
  });

  it('a line of rubbish in VoteCal’s roll makes no failed check a passed one', async () => {
    const votecal = voters(1000);
    const ems = csvText([...votecal, ...voters(5, 5000)]) + csvText(votecal.slice(0, 5), { header: null });
    const clean = await compare(ems, csvText(votecal));
    const dirty = await compare(ems, csvText(votecal) + RUBBISH);
    expect([clean.judged, dirty.judged]).toEqual(['failed', 'failed']);
    expect(dirty.differences).toEqual(clean.differences);
  });
});

describe('a file cut short inside its last row', () => {
  const votecal = voters(300);
  const last = votecal.at(-1)?.voterId ?? '';
  const whole = csvText(votecal.slice(0, -1));

  it.each([
    ['inside the voter ID', whole + last.slice(0, -2)],
    ['behind the voter ID', whole + last],
    ['behind the voter ID, and a line end written behind it', `${whole}${last}\n`],
    ['behind the first comma', `${whole}${last},`],
  ])('%s: its voter is not called missing', async (_, ems) => {
    const found = await compare(ems, csvText(votecal), { ems: 300 });
    expect(found).toMatchObject({
      differences: [],
      ems: { rows: 300, voters: 299, problems: { 'wrong-column-count': 1 } },
      notCompared: { voters: 1, voterIds: [last], lackedBy: { ems: 1 } },
      problems: [{ side: 'ems', line: 301, code: 'wrong-column-count' }],
    });
  });

  it.each(['(299 rows)', 'EOF'])('a footer %s without a line end hides nobody who was announced', async (footer) => {
    const found = await compare(whole + footer, csvText(votecal.slice(0, -1)), { ems: 299 });
    expect(found).toMatchObject({ differences: [], ems: { voters: 299 }, notCompared: { voters: 0 } });
  });

  it('where the whole last row is gone, nothing is compared', async () => {
    await expect(compare(cut(whole), csvText(votecal), { ems: 300 })).rejects.toThrow('wrong-row-count');
  });
});

describe('voters taken back where nearly all differ', () => {
  it('are counted as they are handed over', async () => {
    // 4,600 voters a side unknown to the other; of these 180 stand in left-out rows of the other side.
    const of = (prefix: string, count: number): RollRow[] =>
      Array.from({ length: count }, (_, n) => {
        const number = ((n + prefix.charCodeAt(0) * 99_999) * 2_654_435_761) >>> 0;
        return { ...voter(0), voterId: `${prefix}${number.toString(36)}${prefix.toLowerCase()}` };
      });
    const both = of('B', 5400);
    const alone = { ems: of('E', 4600), votecal: of('V', 4600) };
    const lines = (own: RollRow[], others: RollRow[]): string => {
      const [header = '', ...rows] = csvText([...both, ...own])
        .trimEnd()
        .split('\n');
      const damaged = csvText(others.slice(0, 180)).trimEnd().split('\n').slice(1);
      const leftOut = damaged.map((line, n) => (n < 90 ? line.replace(`,${COUNTY},`, ',03,') : `${line},`));
      return `${[header, ...[...rows, ...leftOut].sort()].join('\n')}\n`;
    };
    const found = await compare(lines(alone.ems, alone.votecal), lines(alone.votecal, alone.ems), {
      ems: 10_180,
      votecal: 10_180,
    });
    expect(found.differences).toHaveLength(8840);
    expect(found.counts.total).toBe(8840);
    expect(found.notCompared.voters).toBe(360);
  });
});
