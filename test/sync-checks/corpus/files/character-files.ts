import { ROLL_COLUMNS, type RollRow } from '../../../../lib/sync-checks/domain/roll-format.ts';
import { compared, corpusFile, type Made, refused } from '../corpus-file.ts';
import { EMS, oneDayAhead, VOTECAL } from '../rolls.ts';
import { changing, csvText, mixed } from '../writing.ts';

const reversed = [...ROLL_COLUMNS].reverse();

/** The same characters on both sides, the county's in another row and column order. */
const same = (votecal: readonly RollRow[]): Made => ({
  ems: csvText(mixed(oneDayAhead(votecal)), { columns: reversed }),
  votecal: csvText(votecal),
  canonical: true,
  right: compared({ ems: oneDayAhead(votecal), votecal }),
});

/** A few voters whose first name is spelt in two ways. */
const two = (votecal: string, ems: string): Made => {
  const at = (value: string) => changing(VOTECAL, (_, index) => (index % 40 === 3 ? { firstName: value } : undefined));
  const county = oneDayAhead(at(ems));
  return {
    ems: csvText(mixed(county)),
    votecal: csvText(at(votecal)),
    canonical: true,
    right: compared({ ems: county, votecal: at(votecal) }),
  };
};

/** Every tenth name holds this. */
const holding = (text: string) =>
  changing(VOTECAL, ({ lastName }, index) => (index % 10 === 4 ? { lastName: `${lastName}${text}X` } : undefined));

const EQUAL = 'Point 1: every character of valid UTF-8 gives the same answer in every order and engine.';
const MARKED = 'Points 1 and 3: what is written differs and is told; what no eye can see is marked as that.';

/** The separator moves from one column to the next: `A␟B`,`C` against `A`,`B␟C`. */
const shifted = (separator: string): { ems: RollRow[]; votecal: RollRow[] } => ({
  votecal: changing(VOTECAL, (_, index) => (index === 9 ? { lastName: 'A', firstName: `B${separator}C` } : undefined)),
  ems: oneDayAhead(
    changing(VOTECAL, (_, index) => (index === 9 ? { lastName: `A${separator}B`, firstName: 'C' } : undefined)),
  ),
});
const shiftedFile = (separator: string, mix: boolean): Made => {
  const { ems, votecal } = shifted(separator);
  return {
    ems: csvText(mix ? mixed(ems) : ems, mix ? { columns: reversed } : {}),
    votecal: csvText(votecal),
    canonical: true,
    right: compared({ ems, votecal }),
  };
};
const SHIFTED = 'Point 1: a separator inside a value is data: two fields of one voter differ, in every order.';

/** The county lacks one of the voters whose names hold U+FFFD. */
const missing = (mix: boolean): Made => {
  const votecal = holding('\ufffd');
  const ems = oneDayAhead(votecal).filter((_, index) => index !== 44);
  return {
    ems: csvText(mix ? mixed(ems) : ems),
    votecal: csvText(votecal),
    canonical: true,
    rows: ems.length,
    right: compared({ ems, votecal }),
  };
};

export const characterFiles = [
  corpusFile(
    'replacement-character-mixed',
    'characters',
    `${EQUAL} U+FFFD as EF BF BD is valid UTF-8, left by an earlier conversion.`,
    () => same(holding('\ufffd')),
  ),
  corpusFile('replacement-character-same-order', 'characters', EQUAL, () => ({
    ...same(holding('\ufffd')),
    ems: csvText(oneDayAhead(holding('\ufffd'))),
  })),
  corpusFile('replacement-character-reordered-columns', 'characters', EQUAL, () => ({
    ...same(holding('\ufffd')),
    ems: csvText(oneDayAhead(holding('\ufffd')), { columns: reversed }),
  })),
  corpusFile(
    'replacement-character-missing-voter-mixed',
    'characters',
    `${EQUAL} A voter whose name holds it is missing.`,
    () => missing(true),
  ),
  corpusFile(
    'replacement-character-missing-voter-same-order',
    'characters',
    `${EQUAL} A voter whose name holds it is missing.`,
    () => missing(false),
  ),
  corpusFile('replacement-character-against-letter', 'characters', 'Point 1: U+FFFD against Ñ differs.', () =>
    two('MUÑOZ', 'MU\ufffdOZ'),
  ),
  corpusFile('unit-separator-shifted-mixed', 'characters', SHIFTED, () => shiftedFile('\u001f', true)),
  corpusFile('unit-separator-shifted-same-order', 'characters', SHIFTED, () => shiftedFile('\u001f', false)),
  corpusFile('nul-shifted-mixed', 'characters', SHIFTED, () => shiftedFile('\0', true)),
  corpusFile('record-separator-shifted-mixed', 'characters', SHIFTED, () => shiftedFile('\u001e', true)),
  corpusFile('line-separator-shifted-mixed', 'characters', SHIFTED, () => shiftedFile('\u2028', true)),
  corpusFile('comma-shifted-mixed', 'characters', SHIFTED, () => shiftedFile(',', true)),
  corpusFile('newline-shifted-mixed', 'characters', SHIFTED, () => ({ ...shiftedFile('\n', true), canonical: false })),
  corpusFile('unit-separator-both', 'characters', EQUAL, () => same(holding('\u001f'))),
  corpusFile('control-characters-both', 'characters', EQUAL, () =>
    same(holding('\u0001\u0007\u0008\u000b\u001b\u007f\u0085\u009f')),
  ),
  corpusFile('nul-both', 'characters', EQUAL, () => same(holding('\0'))),
  corpusFile('astral-both', 'characters', EQUAL, () => same(holding('𠮷🗳\u{10ffff}'))),
  corpusFile('bidi-and-joiners-both', 'characters', EQUAL, () => same(holding('\u202e\u200d\u200b\u2066\u2069\u00ad'))),
  corpusFile('combining-heaps-both', 'characters', EQUAL, () => same(holding('\u0301\u0316\u0489'.repeat(50)))),
  corpusFile('byte-order-mark-inside-both', 'characters', `${EQUAL} A mark inside a value is data.`, () =>
    same(holding('\ufeff')),
  ),
  corpusFile(
    'byte-order-mark-begins-value',
    'characters',
    `${EQUAL} A value may begin with one; only the file’s first is none of the data.`,
    () => same(changing(VOTECAL, (_, index) => (index === 9 ? { lastName: '\ufeffLEE' } : undefined))),
  ),
  corpusFile('noncharacters-both', 'characters', `${EQUAL} U+FFFE and U+FFFF are valid UTF-8.`, () =>
    same(holding('\ufffe\uffff')),
  ),
  corpusFile('end-mark-inside-both', 'characters', `${EQUAL} 0x1A inside a value is data.`, () =>
    same(holding('\u001a')),
  ),
  corpusFile('zero-width-space-against-none', 'characters', 'Point 1: what is written differs, for five voters.', () =>
    two('LEE', 'L\u200bEE'),
  ),
  corpusFile('homoglyph', 'characters', 'Point 1: a Cyrillic letter among Latin ones differs, in five voters.', () =>
    two('ANA', 'АNA'),
  ),
  corpusFile('nfd-some', 'characters', MARKED, () => two('JOSÉ', 'JOSE\u0301')),
  corpusFile('nfc-some', 'characters', MARKED, () => two('NGUYE\u0302\u0303N', 'NGUYỄN')),
  corpusFile('hangul-nfd-some', 'characters', MARKED, () => two('김민준', '김민준'.normalize('NFD'))),
  corpusFile(
    'ligature-some',
    'characters',
    'Point 1: NFKC alone would make these equal; they look different and count.',
    () => two('GRIFFIN', 'GRI\ufb03N'),
  ),
  corpusFile('trailing-space-some', 'characters', MARKED, () => two('ANA', 'ANA ')),
  corpusFile('leading-space-some', 'characters', MARKED, () => two('ANA', ' ANA')),
  corpusFile('no-break-space-at-end-some', 'characters', MARKED, () => two('ANA', 'ANA\u00a0')),
  corpusFile('nul-padding-some', 'characters', MARKED, () => two('ANA', 'ANA\0\0\0')),
  corpusFile('nfd-and-padding-some', 'characters', MARKED, () => two('JOSÉ', 'JOSE\u0301  ')),
  corpusFile(
    'two-spaces-inside-some',
    'characters',
    'Point 1: a space more inside a name is no padding: it can be seen, and counts.',
    () => two('ANA MARIA', 'ANA  MARIA'),
  ),
  corpusFile('case-some', 'characters', 'Point 1: another case is another value.', () => two('ANA', 'Ana')),
  corpusFile('null-words-some', 'characters', 'Point 1: a value may be the word NULL; against empty it differs.', () =>
    two('', 'NULL'),
  ),
  corpusFile(
    'nfd-throughout',
    'characters',
    'Point 3: every name in another Unicode form is a fault of the file, named with field and form.',
    () => {
      const votecal = changing(VOTECAL, (_, index) => ({ firstName: `JOSÉ ${index}` }));
      return {
        ems: csvText(changing(oneDayAhead(votecal), ({ firstName }) => ({ firstName: firstName.normalize('NFD') }))),
        votecal: csvText(votecal),
        canonical: true,
        right: refused('field-differs', [/firstName/, /Unicode|NFC|NFD|composed/i]),
      };
    },
  ),
  corpusFile(
    'nul-padding-throughout',
    'characters',
    'Point 3: C strings written with their buffer; one field, every row.',
    () => ({
      ems: csvText(changing(EMS, ({ lastName }) => ({ lastName: `${lastName}\0\0` }))),
      right: refused('field-differs', [/lastName/, /NUL|padding|\\0|\\u0000|\u2400/i]),
    }),
  ),
];
