import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareDifferences, Difference } from '../../../../lib/sync-checks/domain/difference.ts';
import { mayBeSo } from '../../../../lib/sync-checks/domain/extract.ts';
import { refusalOf } from '../../../../lib/sync-checks/domain/failures.ts';
import {
  comparePrecincts,
  type PrecinctsFile,
} from '../../../../lib/sync-checks/domain/precincts/compare-precincts.ts';
import { PRECINCTS_REFUSED_CODES } from '../../../../lib/sync-checks/domain/precincts/refusal.ts';

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const file = (text: string | Uint8Array, over: Partial<PrecinctsFile['expected']> = {}): PrecinctsFile => {
  const bytes = Buffer.from(text);
  const rows =
    bytes
      .toString('latin1')
      .split('\n')
      .filter((line) => line.trim() !== '').length - 1;
  return {
    bytes,
    sha256: sha256(bytes),
    expected: { rows: Math.max(0, rows), sha256: sha256(bytes), bytes: bytes.length, ...over },
  };
};

const CLEAN = 'precinct,district\n190101,CD34\n190101,SD24\n190102,CD34\n';
const compare = (ems: PrecinctsFile | undefined, votecal: PrecinctsFile | undefined, guarded = true) =>
  comparePrecincts({ ems, votecal }, guarded);

describe('precincts and their districts, as two files say', () => {
  it('tells each precinct whose districts differ once, with both sides, in fixing order', () => {
    const ems = 'precinct,district\n190103,CD34\n190101,SD24\n190101,CD35\n190102,CD34\n';
    const result = compare(file(ems), file(CLEAN));
    if (!result.ok) throw new Error(result.error.code);
    expect(result.value.counts).toEqual({ ems: 3, votecal: 2, differences: 2 });
    const common = { voterId: null, class: 'field', category: 'precinct-district', field: 'districts', priority: 3 };
    expect(result.value.differences).toEqual([
      { ...common, precinct: '190101', ems: 'CD35 SD24', votecal: 'CD34 SD24' },
      { ...common, precinct: '190103', ems: 'CD34', votecal: null },
    ]);
    for (const difference of result.value.differences) expect(Difference.parse(difference)).toEqual(difference);
  });

  it.each<[string, string | Uint8Array]>([
    ['other order of rows and columns', 'district,precinct\nCD34,190102\nSD24,190101\nCD34,190101\n'],
    [
      'capitals and spaces in the header, quotes, another column',
      ' PRECINCT , District,name\n"190101",CD34,"a, b"\n190101,SD24,\n190102,CD34,x\n',
    ],
    ['byte order mark, CRLF, blank lines, end mark', `\ufeff${CLEAN.replaceAll('\n', '\r\n')}\r\n \r\n\u001a`],
    ['no newline at the end', CLEAN.trimEnd()],
    ['an assignment twice', `${CLEAN}190102,CD34\n`],
  ])('%s: no difference', (_, text) => {
    const rows = Buffer.from(text)
      .toString('utf8')
      .split('\n')
      .filter((line) => /\d/.test(line)).length;
    const result = compare(file(text, { rows }), file(CLEAN));
    expect(result).toMatchObject({
      ok: true,
      value: { counts: { ems: 2, votecal: 2, differences: 0 }, differences: [] },
    });
  });

  it('are not compared when one side sent none, which is no fault', () => {
    const nothing = { differences: [], counts: { ems: null, votecal: null, differences: null } };
    expect(compare(undefined, undefined)).toEqual({ ok: true, value: nothing });
    expect(compare(file(CLEAN), undefined)).toMatchObject({ value: { counts: { ems: 2, differences: null } } });
    expect(compare(undefined, file(CLEAN))).toMatchObject({ value: { counts: { votecal: 2, differences: null } } });
  });

  it('hold a precinct without a district', () => {
    const result = compare(file(`${CLEAN}190109,\n`), file(CLEAN));
    expect(result).toMatchObject({ value: { differences: [{ precinct: '190109', ems: '', votecal: null }] } });
  });

  const REFUSED: readonly [string, PrecinctsFile, (typeof PRECINCTS_REFUSED_CODES)[number], RegExp][] = [
    ['cut off on its way', file(CLEAN, { bytes: 999 }), 'wrong-size', /999/],
    ['damaged on its way', { ...file(CLEAN), sha256: 'f'.repeat(64) }, 'wrong-sha256', /SHA-256/],
    ['huge', { ...file(CLEAN), bytes: null, sha256: null }, 'too-large', /16777216 bytes/],
    ['gzip', file(gzipSync(CLEAN)), 'container', /gzip.*plain CSV/],
    ['a zip', file('PK\u0003\u0004 and so on'), 'container', /zip/],
    ['UTF-16', file(Buffer.from(`\ufeff${CLEAN}`, 'utf16le')), 'wrong-encoding', /UTF-16/],
    ['Latin-1', file(Buffer.from(`${CLEAN}CA\u00d1ON,CD34\n`, 'latin1')), 'wrong-encoding', /Latin-1.*line 5/],
    ['empty', file(' \n'), 'empty-file', /empty/],
    ['a header alone', file('precinct,district\n'), 'empty-file', /empty/],
    ['CR line ends', file(CLEAN.replaceAll('\n', '\r')), 'wrong-line-ends', /CR alone/],
    ['tabs', file(CLEAN.replaceAll(',', '\t')), 'wrong-delimiter', /tab.*comma/],
    ['pipes', file(CLEAN.replaceAll(',', '|')), 'wrong-delimiter', /pipe/],
    [
      'the column of the roll',
      file('precinct,districts\n190101,CD34 SD24\n'),
      'missing-columns',
      /precinct and district/,
    ],
    ['a column twice', file('precinct,district,district\n1,CD34,CD34\n'), 'missing-columns', /once each/],
    ['several districts in one row', file(`${CLEAN}190104,CD34 SD24\n`), 'unreadable-rows', /1 of 4 rows.*line 5/],
    ['a footer', file(`${CLEAN}(3 rows affected)\n`), 'unreadable-rows', /line 5/],
    ['a row without precinct', file(`${CLEAN},CD34\n`), 'unreadable-rows', /line 5/],
    ['a lost quote', file(`${CLEAN}"190104,CD34\n`), 'unreadable-rows', /line 5/],
    ['cut short', file(CLEAN, { rows: 5 }), 'wrong-row-count', /3 rows, not 5/],
  ];
  it.each(REFUSED)('a file that is %s is refused, and the sentence teaches', (_, ems, code, mention) => {
    const result = compare(ems, file(CLEAN));
    if (result.ok) throw new Error('It was compared.');
    expect(result.error).toMatchObject({ code, side: 'ems' });
    const failure = refusalOf(result.error);
    expect(failure.code).toBe(`extract-precincts-${code}`);
    expect(failure.sentence).toMatch(mention);
    const votecal = compare(file(CLEAN), ems);
    expect(!votecal.ok && refusalOf(votecal.error)).toMatchObject({
      code: `votecal-precincts-${code}`,
      sentence: expect.stringContaining('Nothing is wrong on your side'),
    });
  });

  it('are refused when most differ, unless the county says that it is so', () => {
    const many = (prefix: string) =>
      `precinct,district\n${Array.from({ length: 20 }, (_, index) => `${prefix}${index},CD34\n`).join('')}`;
    const result = compare(file(many('A')), file(many('B')));
    if (result.ok) throw new Error('It was compared.');
    expect(result.error).toMatchObject({ code: 'most-differ', count: 40, rows: 40 });
    const failure = refusalOf(result.error);
    expect(failure.sentence).toMatch(/"confirm": true/);
    expect(failure.examples).toHaveLength(2);
    expect(mayBeSo({ status: 'failed', failure })).toBe(true);
    expect(compare(file(many('A')), file(many('B')), false)).toMatchObject({ value: { counts: { differences: 40 } } });
  });

  it('every code is shown by one of these', () => {
    expect(new Set([...REFUSED.map(([, , code]) => code), 'most-differ'])).toEqual(new Set(PRECINCTS_REFUSED_CODES));
  });

  const side = fc.array(fc.tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 3 })), { minLength: 1 });
  it('of 1,500 random pairs, in any order of rows, what two sets say', () => {
    const text = (rows: readonly (readonly [number, number])[]): string =>
      `precinct,district\n${rows.map(([precinct, district]) => `p${precinct},d${district}\n`).join('')}`;
    const has = (rows: readonly (readonly [number, number])[], precinct: number): string[] =>
      [0, 1, 2, 3].filter((one) => rows.some(([p, d]) => p === precinct && d === one)).map((one) => `d${one}`);
    fc.assert(
      fc.property(side, side, (a, b) => {
        const result = compare(file(text(a)), file(text(b)), false);
        if (!result.ok) throw new Error(result.error.code);
        const expected = [0, 1, 2, 3, 4, 5, 6]
          .map((precinct) => [`p${precinct}`, has(a, precinct).join(' '), has(b, precinct).join(' ')])
          .filter(([, ems, votecal]) => ems !== votecal);
        const { differences } = result.value;
        expect(differences.map(({ precinct, ems, votecal }) => [precinct, ems ?? '', votecal ?? ''])).toEqual(expected);
        expect(differences.toSorted(compareDifferences)).toEqual(differences);
      }),
      { numRuns: 1500 },
    );
  });
});
