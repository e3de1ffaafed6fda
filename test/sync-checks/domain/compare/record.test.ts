import { describe, expect, it } from 'vitest';
import { LISTED_PROBLEMS } from '../../../../lib/sync-checks/domain/compare/left-out-rows.ts';
import { ROLL_COLUMNS, ROLL_HEADER } from '../../../../lib/sync-checks/domain/roll-format.ts';
import { headerOf, type MemoryRoll, runAnyOrder, runSameOrder } from '../../run-engines.ts';

const fill = ','.repeat(ROLL_COLUMNS.length - 3);
const line = (voterId: string, lastName = 'x'): string => `${voterId},19,${lastName}${fill}`;
const csv = (lines: readonly (string | Buffer)[], chunk = 1 << 20): MemoryRoll => ({
  bytes: Buffer.concat([Buffer.from(ROLL_HEADER), ...lines.flatMap((text) => [Buffer.from(text), Buffer.from('\n')])]),
  format: 'csv',
  chunk,
});
const ndjson = (lines: readonly string[]): MemoryRoll => ({
  bytes: Buffer.from(lines.join('\n')),
  format: 'ndjson',
  chunk: 50,
});

const nothing = csv([]);
const long = 'x'.repeat(70_000);

/** Whatever the chunks and whichever engine: the same rows are left out, and those around them are compared. */
const readings = (roll: MemoryRoll) =>
  [1 << 20, 997, 60].flatMap((chunk) => [
    runSameOrder({ ...roll, chunk }, nothing, false),
    runAnyOrder({ ...roll, chunk }, nothing, false),
  ]);

describe('rows that are left out', () => {
  it.each([
    [
      'a quote that never closes',
      [line('V1'), line('V2', '"open'), line('V3'), line('V4')],
      [{ line: 3, code: 'bad-quotes' }],
      ['V1', 'V3', 'V4'],
    ],
    [
      'a quote that the next row closes',
      [line('V1', '"open'), line('V2', '"b"'), line('V3')],
      [{ line: 2, code: 'bad-quotes' }],
      ['V2', 'V3'],
    ],
    [
      'a row without an end in sight',
      [line('V1'), line('V2', long), line('V3')],
      [{ line: 3, code: 'row-too-long' }],
      ['V1', 'V3'],
    ],
    ['a long row at the end', [line('V1'), long], [{ line: 3, code: 'row-too-long' }], ['V1']],
    [
      'a quoted field that is too long',
      [line('V1', `"${'a\n'.repeat(40_000)}"`)].flatMap((text) => text.split('\n').slice(0, 3)),
      // The lines behind it belong to it, up to one that begins a row.
      [{ line: 2, code: 'bad-quotes' }],
      [],
    ],
    [
      'bytes that are not UTF-8',
      [line('V1'), Buffer.from([...Buffer.from(line('V2')), 0xc3]), line('V3')],
      [{ line: 3, code: 'not-utf8' }],
      ['V1', 'V3'],
    ],
    [
      'a quoted field over three lines, then a damaged row',
      [line('V1', '"a\nb\nc"'), 'x', line('V2')],
      [{ line: 5, code: 'wrong-column-count' }],
      ['V1', 'V2'],
    ],
  ])('%s', (_, lines, problems, voters) => {
    for (const found of readings(csv(lines))) {
      expect(found).toMatchObject({ problems: problems.map((problem) => ({ side: 'ems', ...problem })) });
      expect(found !== 'out-of-order' && found.differences.map(({ voterId }) => voterId)).toEqual(voters);
    }
  });

  it('takes nothing from the end of a row too long to hold, though VoteCal has a row like it', () => {
    const votecal = csv([line('V1'), line('V2'), line('V3')]);
    const ems = csv([line('V1'), `${'\0'.repeat(70_000)}${line('V2')}`, line('V3')]);
    const glued = Buffer.byteLength(ROLL_HEADER) + line('V1').length + 1 + 70_000;
    for (const chunk of [glued, glued / 2, 1000, 1 << 20].map(Math.ceil)) {
      for (const found of [
        runSameOrder({ ...ems, chunk }, votecal, true),
        runSameOrder({ ...ems, chunk }, votecal, false),
        runAnyOrder({ ...ems, chunk }, votecal, true),
      ]) {
        expect(found).toMatchObject({
          problems: [{ side: 'ems', line: 3, code: 'row-too-long' }],
          differences: [{ voterId: 'V2', class: 'in-votecal-not-ems' }],
        });
      }
    }
  });

  it('takes U+FFFD that was written as it is for a character of the row, on both sides and in either engine', () => {
    const roll = csv([line('V1', '\uFFFD'), line('V2', 'MU\uFFFDOZ')]);
    for (const found of [runSameOrder(roll, roll, false), runAnyOrder(roll, roll, true), ...readings(roll)]) {
      expect(found).toMatchObject({ problems: [] });
    }
    expect(runAnyOrder(roll, csv([line('V2', 'MUÑOZ'), line('V1', '\uFFFD')]), false).differences).toMatchObject([
      { voterId: 'V2', field: 'lastName', ems: 'MU\uFFFDOZ', votecal: 'MUÑOZ' },
    ]);
  });

  it.each(['\u001f', '\0', '\u001e', '\uffff'])('sees %j move from one value to the next in either engine', (mark) => {
    const wide = ','.repeat(ROLL_COLUMNS.length - 4);
    const ems = csv([`V1,19,A${mark}B,C${wide}`]);
    const votecal = csv([`V1,19,A,B${mark}C${wide}`]);
    for (const found of [runSameOrder(ems, votecal, false), runAnyOrder(ems, votecal, false)]) {
      expect(found).toMatchObject({ differences: [{ field: 'lastName' }, { field: 'firstName' }] });
    }
  });

  it('counts all and lists the first 1,000', () => {
    const found = runAnyOrder(csv(Array.from({ length: 1500 }, () => 'damaged')), nothing, false);
    expect(found.rows.ems).toBe(1500);
    expect(found.problems).toHaveLength(LISTED_PROBLEMS);
  });
});

describe('NDJSON rows', () => {
  const row = (values: object): string => JSON.stringify({ voterId: 'V1', county: '19', ...values });
  const votecal = csv([line('V1', '7')]);

  it.each([
    ['a number for text', row({ lastName: 7 }), undefined],
    ['null and absent keys for empty values', row({ lastName: '7', party: null }), undefined],
    ['keys that are not the roll’s', row({ lastName: '7', ours: { a: [1] } }), undefined],
    [
      'a key twice, when it is not the roll’s',
      row({ lastName: '7' }).replace('{', '{"ours":1,"ours":[{"voterId":2}],'),
      undefined,
    ],
    [
      'a value that holds what looks like a key',
      row({ lastName: '7', precinct: '' }).replace('{', '{"ours":"\\":\\"party",'),
      undefined,
    ],
    ['an array', row({ lastName: ['7'] }), 'bad-value'],
    ['a lone surrogate', row({ lastName: '7' }).replace('"7"', '"\\ud800"'), 'bad-value'],
    ['a key twice', row({ lastName: '7' }).replace('{', '{"lastName":"7",'), 'duplicate-key'],
    [
      'a key twice, once with a space behind it and once escaped',
      row({ lastName: '7' }).replace('{', '{"l\\u0061stName" :"7",'),
      'duplicate-key',
    ],
    ['no voter ID', '{"county":"19"}', 'bad-voter-id'],
    ['no JSON', '{"voterId":"V1"', 'not-json'],
    ['no object', '"V1"', 'not-json'],
  ])('%s', (_, text, code) => {
    const found = runAnyOrder(ndjson([text]), votecal, false);
    expect(found.problems.map((problem) => problem.code)).toEqual(code === undefined ? [] : [code]);
    expect(found.differences).toHaveLength(code === undefined ? 0 : 1);
  });

  it.each(['7', '12345678901234567', '12345678901234567891234567890', '1.0', '-0', '1e2', '1E+2', '0.10'])(
    'takes the number %s as it was spelt, whatever stands beside it',
    (number) => {
      const spelt = [
        `{"voterId":"V1","county":"19","lastName":${number}}`,
        `{ "ours":[ { "lastName" : 1 } ], "party":"\\\\", "lastName" : ${number} , "voterId":"V1","county":19}`,
      ];
      for (const text of spelt) {
        expect(runAnyOrder(ndjson([text]), csv([line('V1', number)]), false)).toMatchObject({
          problems: [],
          differences: text.includes('"party"') ? [{ field: 'party', ems: '\\', votecal: '' }] : [],
        });
        expect(runAnyOrder(ndjson([text]), csv([line('V1', `${number}0`)]), false).differences).toContainEqual(
          expect.objectContaining({ field: 'lastName', ems: number, votecal: `${number}0` }),
        );
      }
    },
  );

  it('tells a true difference from a way of writing', () => {
    expect(runAnyOrder(ndjson([row({ lastName: true })]), votecal, false).differences).toMatchObject([
      { field: 'lastName', ems: 'true', votecal: '7' },
    ]);
  });
});

describe('the header of a CSV roll', () => {
  it.each([
    ['\uFEFFits columns after a byte order mark', `\uFEFF${ROLL_HEADER}`, 'ready'],
    ['CRLF and more columns than ours', `ours,${ROLL_HEADER.trim()}\r\n`, 'ready'],
    ['no newline', ROLL_HEADER.trim(), 'ready'],
    ['nothing', '', { code: 'no-header', side: 'ems' }],
    ['only newlines', '\n\n', { code: 'no-header', side: 'ems' }],
    ['a row in its place', line('V1'), { code: 'no-header', side: 'ems', found: 'a voter' }],
    ['an open quote', '"voterId', { code: 'no-header', side: 'ems' }],
    [
      'two columns missing',
      ROLL_HEADER.replace('party,', '').replace('email,', ''),
      { code: 'missing-columns', side: 'ems', columns: ['email', 'party'] },
    ],
    [
      'a column twice',
      ROLL_HEADER.replace('party', 'email'),
      { code: 'repeated-columns', side: 'ems', columns: ['email'] },
    ],
  ])('%s', (_, text, expected) => {
    for (const chunk of [1, 7, 1000]) {
      expect(headerOf({ bytes: Buffer.from(text), format: 'csv', chunk })).toEqual(expected);
    }
  });
});

describe('quotes that go on for many lines', () => {
  it.each([
    ['doubled quotes behind a lost one', `"\n${'""\n'.repeat(80_000)}`],
    ['a lost quote and doubled ones inside words', `${line('V1', '"x')}\n${'a ""b"" c\n'.repeat(40_000)}`],
    ['four such blocks', `${line('V1', '"x')}\n${'""\n'.repeat(20_000)}`.repeat(4)],
    ['one value of 20,000 lines', `${line('V1', `"${'a""\n'.repeat(16_000)}"`)}\n`],
  ])('are read in a time that grows with their bytes: %s', (_, text) => {
    for (const chunk of [1 << 20, 4096]) {
      const before = performance.now();
      runSameOrder({ ...csv([text]), chunk }, nothing, false);
      // Looking at each line from the record's beginning took minutes.
      expect(performance.now() - before).toBeLessThan(4_000);
    }
  });
});
