import { Readable } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CountyCode } from '../../../lib/shared/counties.ts';
import { nodeTools } from '../../../lib/sync-checks/adapters/rolls/node-tools.ts';
import { readableRoll } from '../../../lib/sync-checks/adapters/rolls/readable-roll.ts';
import { recogniseRoll } from '../../../lib/sync-checks/adapters/rolls/recognise-roll.ts';
import { refusalOf } from '../../../lib/sync-checks/domain/failures.ts';
import { formatRollRow, ROLL_COLUMNS, ROLL_HEADER, type RollRow } from '../../../lib/sync-checks/domain/roll-format.ts';
import { tryRoll } from '../../../lib/sync-checks/use-cases/try-roll.ts';

const voter = (number: number): RollRow => ({
  ...(Object.fromEntries(ROLL_COLUMNS.map((column) => [column, `${column} ${number}`])) as RollRow),
  voterId: `V${String(number).padStart(6, '0')}`,
  county: '19',
});
const VOTERS = Array.from({ length: 100 }, (_, index) => voter(index));
const text = (rows: readonly RollRow[]): string => ROLL_HEADER + rows.map(formatRollRow).join('');

/** The sentence with which a file is refused; undefined when it is read. */
const sentenceOf = async (file: string | Uint8Array, rows: number): Promise<string | undefined> => {
  const open = () => Readable.from([Buffer.from(file)]);
  const roll = readableRoll({ open, expected: { rows }, ...(await recogniseRoll(open)) });
  const trial = await tryRoll(nodeTools, roll, '19' as CountyCode);
  return trial.ok ? undefined : refusalOf(trial.error).sentence;
};

describe('a county column that holds something else', () => {
  const shifted = (values: readonly string[]): string =>
    text(VOTERS.map((row, index) => ({ ...row, county: values[index % values.length] ?? '' })));

  it('is not quoted, whatever stands there: a failure is read by others than the county', async () => {
    const personal = fc.stringMatching(/^[A-Za-z@.' -]{6,20}$/).filter((value) => value.trim().length > 5);
    await fc.assert(
      fc.asyncProperty(personal, async (value) => {
        const sentence = await sentenceOf(shifted([`${value}\u2010x`]), 100);
        expect(sentence).toMatch(/no county number/);
        expect(sentence).not.toContain(value);
      }),
      { numRuns: 50 },
    );
  });

  it('is said to be shifted', async () => {
    const sentence = await sentenceOf(shifted(['SMITH']), 100);
    expect(sentence).toMatch(/100 of 100 rows is no county number, not “19”.*lines 2, 3, 4.*left out/);
  });

  it('is quoted when it is a county in another spelling', async () => {
    expect(await sentenceOf(shifted(['Los Angeles']), 100)).toContain('“Los Angeles”');
  });
});

describe('another number of rows than announced', () => {
  it('names the lines that are no row when there are more', async () => {
    const sentence = await sentenceOf(`${text(VOTERS)}Total records: 1,000\n`, 100);
    expect(sentence).toMatch(/has 101 rows, more than the 100 .*no voter's row.* line 102\./);
    expect(sentence).not.toContain('cut off');
  });

  it('says that the file was cut off when there are fewer', async () => {
    expect(await sentenceOf(text(VOTERS.slice(0, 60)), 100)).toMatch(/has 60 rows, fewer than the 100 .*cut off/);
  });
});

describe('"it is really so"', () => {
  it('is offered where the file can be compared as it is', async () => {
    const twice = text([...VOTERS, ...VOTERS]);
    expect(await sentenceOf(twice, 200)).toContain('"confirm": true');
  });

  it.each<[string, string | Uint8Array]>([
    ['UTF-16', Buffer.from(`\ufeff${text(VOTERS)}`, 'utf16le')],
    ['a CSV header above JSON', `${ROLL_HEADER}${VOTERS.map((row) => JSON.stringify(row)).join('\n')}\n`],
  ])('is not offered for %s, of which no row can be read', async (_, file) => {
    const sentence = await sentenceOf(file, 100);
    expect(sentence).toContain('Mend the export');
    expect(sentence).not.toContain('confirm');
  });
});
