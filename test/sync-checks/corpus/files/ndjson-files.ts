import { ROLL_COLUMNS, type RollRow } from '../../../../lib/sync-checks/domain/roll-format.ts';
import { type CorpusFile, compared, corpusFile, type Made, type RightValue, refused } from '../corpus-file.ts';
import { EMS, oneDayAhead, VOTECAL } from '../rolls.ts';
import type { RowReason } from '../subject.ts';
import {
  bytesOf,
  changing,
  csvText,
  inserting,
  joined,
  mixed,
  ndjsonLines,
  ndjsonText,
  replacing,
} from '../writing.ts';
import { HURT, LAST_ROW, NEW_FIRST, without } from './damage.ts';

/** NDJSON has no header: voter N (below 150) is on line N + 1. */
const LINE = 31;
const LINES = ndjsonLines(EMS);

const made = (text: string, right: Made['right'] = compared(), more: Partial<Made> = {}): Made => ({
  ems: text,
  plain: { bytes: bytesOf(text), format: 'ndjson' },
  right,
  ...more,
});
const hurt = (change: (line: string) => string): string => joined(replacing(LINES, LINE, change));
const unreadable = (reason: RowReason): RightValue =>
  compared({ ems: without(HURT), emsLeftOut: [{ line: LINE, reason, voterId: HURT.voterId }] });
const unknown = (reason: RowReason): RightValue =>
  compared({ ems: without(HURT), emsLeftOut: [{ line: LINE, reason }] });

/** The row of HURT with another value spelt as JSON in place of a member. */
const spelt = (column: keyof RollRow, json: string) =>
  hurt((line) => line.replace(`"${column}":${JSON.stringify(HURT[column])}`, `"${column}":${json}`));
const reads = (column: keyof RollRow, value: string): RightValue =>
  compared({ ems: changing(EMS, ({ voterId }) => (voterId === HURT.voterId ? { [column]: value } : undefined)) });

const EXACT = 'Point 1: a number in NDJSON is compared as it was spelt, whatever its length.';
const ONE_ROW = 'Points 1 and 2: a row problem with its line; the voter is unreadable, not missing.';
const WHOLE = 'Point 4: recognised and named, with what to do.';

/** Both sides hold these affidavit numbers; the county writes them as JSON numbers. */
const numbers = (votecal: (n: number) => string, json: (n: number) => string): Made => {
  const rows = changing(VOTECAL, (_, n) => ({ affidavitNumber: votecal(n) }));
  const spellings = new Map(rows.map(({ voterId }, n) => [voterId, json(n)]));
  const ems = changing(oneDayAhead(rows), ({ voterId, affidavitNumber }) => ({
    affidavitNumber: spellings.get(voterId) ?? affidavitNumber,
  }));
  const text = joined(
    ems.map((row) => JSON.stringify(row).replace(/"affidavitNumber":"(-?[0-9][0-9.eE+-]*)"/, '"affidavitNumber":$1')),
  );
  return made(text, compared({ ems, votecal: rows }), { votecal: csvText(rows), canonical: true });
};
/** The same number for all but one voter, whose two sides are these. */
const oneNumber = (votecal: string, json: string): Made =>
  numbers(
    (n) => (n === 30 ? votecal : '7'),
    (n) => (n === 30 ? json : '7'),
  );

const long = (n: number): string => `100000000000000${String(n).padStart(5, '0')}`;

const bigIds = (): Made => {
  const votecal = changing(VOTECAL, (_, n) => ({ voterId: `1000000000000${String(n).padStart(4, '0')}` }));
  const text = joined(mixed(votecal).map((row) => JSON.stringify(row).replace(/"voterId":"(\d+)"/, '"voterId":$1')));
  return made(text, compared({ ems: votecal, votecal }), { votecal: csvText(votecal), canonical: true });
};

const withoutKey = (row: RollRow, key: keyof RollRow): string =>
  JSON.stringify(Object.fromEntries(Object.entries(row).filter(([name]) => name !== key)));

const pretty = EMS.map((row) => JSON.stringify(row, null, 2));
const escaped = (text: string): string =>
  text.replaceAll(/[^\0-\x7e]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
const astral = changing(VOTECAL, (_, n) => (n % 10 === 4 ? { firstName: '𠮷🗳' } : undefined));

const file = (name: string, why: string, make: () => Made): CorpusFile => corpusFile(name, 'ndjson', why, make);

export const ndjsonFiles = [
  file('ndjson-clean', 'The format: NDJSON gives the same answer as CSV.', () => made(ndjsonText(EMS))),
  file('ndjson-mixed', 'Point 1: another row order.', () => made(ndjsonText(mixed(EMS)))),
  file('ndjson-keys-in-any-order', 'Point 1: each row has its keys in an order of its own.', () =>
    made(
      joined(
        EMS.map((row, n) =>
          JSON.stringify(
            Object.fromEntries(
              Object.entries(row).toSorted(([a], [b]) => (n % 2 ? a.localeCompare(b) : b.localeCompare(a))),
            ),
          ),
        ),
      ),
    ),
  ),
  file('ndjson-spaces', 'RFC 8259: spaces between the tokens are nothing.', () =>
    made(joined(EMS.map((row) => ` ${JSON.stringify(row, null, 1).replaceAll('\n', '\t')} `))),
  ),
  file('ndjson-crlf', 'Point 4: CRLF is simply read.', () => made(joined(LINES, '\r\n'))),
  file('ndjson-bom', 'Point 4: a byte order mark is simply read.', () => made(`\ufeff${ndjsonText(EMS)}`)),
  file('ndjson-bom-crlf-no-final-newline', 'Point 4: all three at once.', () =>
    made(`\ufeff${joined(LINES, '\r\n').slice(0, -2)}`),
  ),
  file('ndjson-blank-lines', 'Point 4: blank lines are no rows.', () =>
    made(`${joined(inserting(inserting(LINES, 90, ''), 3, '  '))}\n\n`),
  ),
  file('ndjson-dos-end-mark', 'Point 4: the DOS end mark is simply read.', () => made(`${ndjsonText(EMS)}\u001a`)),
  file('ndjson-both-sides', 'Point 1: VoteCal’s side in NDJSON too.', () =>
    made(ndjsonText(mixed(EMS)), compared(), { votecal: ndjsonText(VOTECAL), canonical: false }),
  ),
  file('ndjson-extra-keys', 'The format: other keys are ignored, whatever they hold.', () =>
    made(joined(EMS.map((row) => JSON.stringify({ ours: { a: [1, { b: null }] }, ...row, more: [] })))),
  ),
  file('ndjson-null-for-empty', 'The format: null is empty.', () =>
    made(joined(EMS.map((row) => JSON.stringify(row, (_, value: unknown) => (value === '' ? null : value))))),
  ),
  file(
    'ndjson-absent-for-empty',
    'The format: an absent key of some rows is empty, as many systems leave empty keys out. Five keys are in no row here, and empty in VoteCal too: no fault, or a missing key by the letter of point 3.',
    () =>
      made(joined(EMS.map((row) => JSON.stringify(row, (_, value: unknown) => (value === '' ? undefined : value)))), [
        compared(),
        refused('missing-keys', [/statusReason/]),
      ]),
  ),
  file('ndjson-true-false', 'The format: true and false count as these words.', () =>
    made(spelt('party', 'true'), reads('party', 'true')),
  ),
  file('ndjson-numbers-same', EXACT, () => numbers(long, long)),
  file('ndjson-numbers-last-digit', `${EXACT} The last of 20 digits differs, in one voter.`, () =>
    oneNumber('12345678901234567890', '12345678901234567891'),
  ),
  file('ndjson-numbers-seventeen-digits', `${EXACT} 9007199254740993 is not 9007199254740992.`, () =>
    oneNumber('9007199254740993', '9007199254740993'),
  ),
  file('ndjson-numbers-seventeen-digits-differ', EXACT, () => oneNumber('9007199254740993', '9007199254740992')),
  file('ndjson-number-1.0', `${EXACT} 1.0 is not written as 1.`, () => oneNumber('1', '1.0')),
  file('ndjson-number-1.0-same', EXACT, () => oneNumber('1.0', '1.0')),
  file('ndjson-number-1e2', `${EXACT} 1e2 is not written as 100.`, () => oneNumber('100', '1e2')),
  file('ndjson-number-minus-zero', `${EXACT} -0 is not written as 0.`, () => oneNumber('0', '-0')),
  file('ndjson-number-tenths', EXACT, () => oneNumber('0.1', '0.10')),
  file('ndjson-number-huge', `${EXACT} 1e400 is no infinity.`, () => oneNumber('1e400', '1e400')),
  file('ndjson-number-of-1000-digits', EXACT, () => oneNumber('9'.repeat(1000), '9'.repeat(1000))),
  file('ndjson-ids-as-long-numbers', `${EXACT} 17-digit voter IDs, VoteCal’s as text; nobody is doubled.`, bigIds),
  file('ndjson-id-as-number', EXACT, () => made(spelt('voterId', HURT.voterId))),
  file('ndjson-county-as-number', EXACT, () => made(spelt('county', '19'))),
  file('ndjson-number-with-leading-zero', `${ONE_ROW} 04030 is no JSON number.`, () =>
    made(spelt('residenceZip', '04030'), unreadable('not-json')),
  ),
  file(
    'ndjson-zip-as-number-throughout',
    'Point 3: numbers cannot begin with zero, so the zeros are gone from every row.',
    () =>
      made(
        joined(LINES.map((line) => line.replace(/"residenceZip":"0(\d+)"/, '"residenceZip":$1'))),
        refused('field-differs', [/residenceZip/, /zero/i]),
      ),
  ),
  file('ndjson-duplicate-key', 'Point 1: a key twice is a row problem: which one counts cannot be known.', () =>
    made(
      hurt((line) => line.replace('{', '{"party":"REP",')),
      unreadable('duplicate-key'),
    ),
  ),
  file('ndjson-duplicate-key-same-value', 'Point 1: the same, with the same value.', () =>
    made(
      hurt((line) => line.replace('{', `{"party":"${HURT.party}",`)),
      unreadable('duplicate-key'),
    ),
  ),
  file('ndjson-duplicate-key-by-escape', 'Point 1: the same key, once written with an escape.', () =>
    made(
      hurt((line) => line.replace('{', '{"p\\u0061rty":"REP",')),
      unreadable('duplicate-key'),
    ),
  ),
  file('ndjson-duplicate-voter-id', 'Points 1 and 2: two IDs in one row are nobody’s.', () =>
    made(
      hurt((line) => line.replace('{', '{"voterId":"100000000",')),
      unknown('duplicate-key'),
    ),
  ),
  file(
    'ndjson-duplicate-key-throughout',
    'Point 2: every row has it: past a small share, no result, with the key named.',
    () =>
      made(
        joined(LINES.map((line) => line.replace('{', '{"party":"REP",'))),
        refused('unreadable-rows', [/twice|duplicate/i, /\b1\b/]),
      ),
  ),
  file('ndjson-key-by-escape', 'RFC 8259: a key may be written with escapes.', () =>
    made(joined(LINES.map((line) => line.replace('"party"', '"p\\u0061rty"')))),
  ),
  file('ndjson-missing-key-one-row', 'The format: an absent key is empty, here a difference.', () =>
    made(
      hurt(() => withoutKey(HURT, 'lastName')),
      reads('lastName', ''),
    ),
  ),
  file(
    'ndjson-missing-key-throughout',
    'Point 3: a key that no row has is a fault of the file, not 200 differences.',
    () => made(joined(EMS.map((row) => withoutKey(row, 'precinct'))), refused('missing-keys', [/precinct/])),
  ),
  file('ndjson-missing-optional-key-throughout', 'Point 3: the same for a key that is empty in most rows.', () =>
    made(joined(EMS.map((row) => withoutKey(row, 'suffix'))), refused('missing-keys', [/suffix/])),
  ),
  file('ndjson-missing-id-throughout', 'Point 3: no row has an ID.', () =>
    made(
      joined(EMS.map((row) => withoutKey(row, 'voterId'))),
      refused(['missing-keys', 'bad-voter-ids', 'no-voters'], [/voterId/]),
    ),
  ),
  file(
    'ndjson-keys-in-capitals',
    'Points 3 and 4: read like headers, or named as missing; never 200 rows without an ID.',
    () =>
      made(
        joined(
          EMS.map((row) =>
            JSON.stringify(Object.fromEntries(Object.entries(row).map(([key, value]) => [key.toUpperCase(), value]))),
          ),
        ),
        [compared(), refused('missing-keys', [/voterId/])],
        { plain: { bytes: bytesOf(ndjsonText(EMS)), format: 'ndjson' } },
      ),
  ),
  file('ndjson-nested-value-one-row', ONE_ROW, () =>
    made(spelt('districts', '["CD1","SD2"]'), unreadable('bad-value')),
  ),
  file('ndjson-object-value-one-row', ONE_ROW, () => made(spelt('phone', '{"home":"1"}'), unreadable('bad-value'))),
  file('ndjson-nested-value-throughout', 'Point 2: districts as an array in every row: no result, the key named.', () =>
    made(
      joined(LINES.map((line) => line.replace('"CD1|SD2"', '["CD1","SD2"]'))),
      refused('unreadable-rows', [/districts|array|text/i, /\b1\b/]),
    ),
  ),
  file('ndjson-deeply-nested-one-row', `${ONE_ROW} 30,000 brackets are a bad value and no stack overflow.`, () =>
    made(
      spelt('districts', `${'['.repeat(30_000)}${']'.repeat(30_000)}`),
      [unreadable('bad-value'), unreadable('not-json')],
      // The oracle is recursive; it reads the same with two brackets.
      { plain: { bytes: bytesOf(spelt('districts', '[]')), format: 'ndjson' } },
    ),
  ),
  file('ndjson-escapes', 'RFC 8259: every character beyond ASCII as \\u escape, astral ones as two.', () =>
    made(escaped(ndjsonText(oneDayAhead(astral))), compared({ ems: oneDayAhead(astral), votecal: astral }), {
      votecal: csvText(astral),
      canonical: true,
    }),
  ),
  file('ndjson-escapes-short', 'RFC 8259: \\/ and \\u0041 are / and A.', () =>
    made(
      hurt((line) =>
        line.replace(
          HURT.firstName,
          `\\u${HURT.firstName.charCodeAt(0).toString(16).padStart(4, '0')}${HURT.firstName.slice(1)}`,
        ),
      ),
    ),
  ),
  file('ndjson-escaped-controls', 'Point 1: \\u0000 and \\u001f are characters like any other.', () =>
    made(spelt('lastName', '"A\\u0000\\u001f\\u001aB"'), reads('lastName', 'A\0\u001f\u001aB')),
  ),
  file('ndjson-escaped-replacement-character', 'Point 1: \\ufffd is U+FFFD.', () =>
    made(spelt('lastName', '"MU\\ufffdOZ"'), reads('lastName', 'MU\ufffdOZ')),
  ),
  file('ndjson-lone-surrogate', `${ONE_ROW} \\ud800 alone is no character and cannot be told to anybody.`, () =>
    made(spelt('lastName', '"A\\ud800B"'), unreadable('bad-value')),
  ),
  file('ndjson-surrogates-reversed', ONE_ROW, () =>
    made(spelt('lastName', '"\\udc00\\ud800"'), unreadable('bad-value')),
  ),
  file('ndjson-line-separators', 'Point 1: U+2028 and U+2029 are no line ends.', () =>
    made(spelt('lastName', '"A\u2028B\u2029C"'), reads('lastName', 'A\u2028B\u2029C')),
  ),
  file('ndjson-raw-control', `${ONE_ROW} A raw tab inside a string is no JSON.`, () =>
    made(spelt('lastName', '"A\tB"'), unreadable('not-json')),
  ),
  file('ndjson-raw-nul', ONE_ROW, () => made(spelt('lastName', '"A\0B"'), unreadable('not-json'))),
  file('ndjson-latin1-one-row', ONE_ROW, () => {
    const bytes = Buffer.from(spelt('lastName', '"PE\u0001A"'));
    bytes[bytes.indexOf(1)] = 0xd1;
    return { ems: bytes, plain: { bytes, format: 'ndjson' }, right: unreadable('not-utf8') };
  }),
  file('ndjson-trailing-comma', ONE_ROW, () =>
    made(
      hurt((line) => line.replace(/}$/, ',}')),
      unreadable('not-json'),
    ),
  ),
  file('ndjson-single-quotes', ONE_ROW, () =>
    made(
      hurt((line) => line.replaceAll('"', "'")),
      [unknown('not-json'), unreadable('not-json')],
    ),
  ),
  file('ndjson-nan', ONE_ROW, () => made(spelt('phone', 'NaN'), unreadable('not-json'))),
  file('ndjson-comment', `${ONE_ROW} A comment is nobody can say whose.`, () =>
    made(
      joined(inserting(LINES, LINE, '// voters of today')),
      compared({ emsLeftOut: [{ line: LINE, reason: 'not-json' }] }),
      { rows: 201 },
    ),
  ),
  file('ndjson-array-line', 'Point 2: a line that is an array is no row.', () =>
    made(
      hurt(() => JSON.stringify(Object.values(HURT))),
      unknown('not-json'),
    ),
  ),
  file('ndjson-empty-object', 'Point 2: a row without an ID.', () =>
    made(
      hurt(() => '{}'),
      unknown('bad-voter-id'),
    ),
  ),
  file('ndjson-two-objects-on-a-line', ONE_ROW, () =>
    made(
      hurt((line) => `${line}${line}`),
      unreadable('not-json'),
    ),
  ),
  file('ndjson-comma-after-each', `${WHOLE} The lines of an array without its brackets.`, () =>
    made(
      joined(LINES, ',\n'),
      refused(['json-array', 'not-ndjson', 'unreadable-rows'], [/comma|one object (a|per) line/i]),
    ),
  ),
  file('ndjson-array', `${WHOLE} One array on one line.`, () =>
    made(JSON.stringify(EMS), refused('json-array', [/array/i, /one object (a|per) line/i])),
  ),
  file('ndjson-array-over-lines', `${WHOLE} One array, one object a line.`, () =>
    made(`[\n${LINES.join(',\n')}\n]\n`, refused('json-array', [/array/i, /one object (a|per) line/i])),
  ),
  file('ndjson-array-pretty', WHOLE, () =>
    made(JSON.stringify(EMS, null, 2), refused('json-array', [/array/i, /one object (a|per) line/i])),
  ),
  file('ndjson-wrapped-array', `${WHOLE} The array is a member of an object, as APIs answer.`, () =>
    made(
      JSON.stringify({ voters: EMS }),
      refused(['json-array', 'not-ndjson', 'missing-keys', 'row-too-long'], [/one object (a|per) line|voterId/i]),
    ),
  ),
  file('ndjson-pretty-objects', `${WHOLE} Objects over several lines.`, () =>
    made(joined(pretty), refused(['not-ndjson', 'json-array', 'unreadable-rows'], [/one object (a|per) line/i])),
  ),
  file('ndjson-json-seq', `${WHOLE} RFC 7464 puts 0x1E before each object. Refused, or read as what it is.`, () =>
    made(
      joined(LINES.map((line) => `\u001e${line}`)),
      [compared(), refused(['not-ndjson', 'unreadable-rows'], [/RFC 7464|record separator|one object (a|per) line/i])],
      { plain: { bytes: bytesOf(ndjsonText(EMS)), format: 'ndjson' } },
    ),
  ),
  file('ndjson-utf16', WHOLE, () => ({
    ems: Buffer.from(`\ufeff${ndjsonText(EMS)}`, 'utf16le'),
    right: refused('wrong-encoding', [/UTF-16/, /UTF-8/]),
  })),
  file('ndjson-csv-header-before', `${WHOLE} A CSV header above JSON lines: neither format.`, () =>
    made(
      joined([ROLL_COLUMNS.join(','), ...LINES]),
      refused(['not-ndjson', 'wrong-column-count', 'unreadable-rows'], [/JSON|column/i]),
    ),
  ),
  file('ndjson-cut-inside-last-row', 'Point 2: the last row alone is torn; its ID was written before.', () => {
    const text = ndjsonText(NEW_FIRST).slice(0, -50);
    return made(
      text,
      compared({ ems: without(LAST_ROW), emsLeftOut: [{ line: 200, reason: 'not-json', voterId: LAST_ROW.voterId }] }),
    );
  }),
];
