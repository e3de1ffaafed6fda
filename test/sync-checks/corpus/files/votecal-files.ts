import {
  CLEAN_EMS,
  CLEAN_VOTECAL,
  type CorpusFile,
  compared,
  corpusFile,
  type LeftOut,
  type Made,
  type RightValue,
  refused,
} from '../corpus-file.ts';
import { EMS, oneDayAhead, VOTECAL, voter } from '../rolls.ts';
import {
  bytesOf,
  changing,
  csvLine,
  csvLines,
  csvText,
  inserting,
  joined,
  mixed,
  ndjsonText,
  replacing,
} from '../writing.ts';
import { HURT, HURT_LINE } from './damage.ts';

/** VoteCal's side damaged. The county's file is clean and must never be blamed. */
const LINES = csvLines(VOTECAL);

const OWN =
  'Point 6: ends in an outcome of its own with an alarm; the county is told that nothing is wrong on its side.';
const ROW =
  'Points 2 and 6: the row is listed on VoteCal’s side and its voter not called "not in VoteCal", or VoteCal’s roll is refused as a whole; never a crash, in any order.';

/** VoteCal's roll is refused whole. */
const own = (...mentions: readonly RegExp[]): RightValue =>
  refused(
    'votecal-unusable',
    [/VoteCal/, /nothing is wrong on your side|not your (file|extract)/i, ...mentions],
    'votecal',
  );

const file = (name: string, why: string, make: () => Made): CorpusFile => corpusFile(name, 'votecal', why, make);
const votecalHurt = (change: (line: string) => string): string => joined(replacing(LINES, HURT_LINE, change));
const kept = VOTECAL.filter(({ voterId }) => voterId !== HURT.voterId);
const either = (leftOut: LeftOut, votecal = kept): readonly RightValue[] => [
  compared({ votecal, votecalLeftOut: [leftOut] }),
  own(),
];
const withByte = (text: string): Uint8Array => {
  const bytes = Buffer.from(text);
  bytes[bytes.indexOf(1)] = 0xd1;
  return bytes;
};
const stranger = voter(900_000, { county: '30' });
const strangerRow: LeftOut = { line: 202, reason: 'other-county', voterId: stranger.voterId };

export const votecalFiles = [
  file('votecal-bom', 'Point 4: read on either side.', () => ({
    ems: CLEAN_EMS,
    votecal: `\ufeff${CLEAN_VOTECAL}`,
    right: compared(),
  })),
  file('votecal-crlf', 'Point 4: read on either side.', () => ({
    ems: CLEAN_EMS,
    votecal: csvText(VOTECAL, { newline: '\r\n' }),
    right: compared(),
  })),
  file('votecal-ndjson', 'The format: either format on either side.', () => ({
    ems: CLEAN_EMS,
    votecal: ndjsonText(VOTECAL),
    right: compared(),
  })),
  file('votecal-mixed', 'Point 1: VoteCal’s rows in another order.', () => ({
    ems: CLEAN_EMS,
    votecal: csvText(mixed(VOTECAL)),
    right: compared(),
  })),
  file(
    'votecal-says-canonical-and-is-not',
    'Points 1 and 6: the manifest’s word about the order is wrong. The answer is the same, or VoteCal’s roll is refused.',
    () => ({ ems: CLEAN_EMS, votecal: csvText(mixed(VOTECAL)), canonical: true, right: [compared(), own()] }),
  ),
  file('votecal-unreadable-row', ROW, () => ({
    ems: CLEAN_EMS,
    votecal: votecalHurt((line) => `${line},`),
    right: either({ line: HURT_LINE, reason: 'wrong-column-count', voterId: HURT.voterId }),
  })),
  file('votecal-unreadable-row-canonical', `${ROW} Here the manifest vouches for it.`, () => ({
    ems: CLEAN_EMS,
    votecal: votecalHurt((line) => `${line},`),
    canonical: true,
    right: either({ line: HURT_LINE, reason: 'wrong-column-count', voterId: HURT.voterId }),
  })),
  file('votecal-unreadable-row-other-order', ROW, () => ({
    ems: csvText(mixed(EMS)),
    votecal: votecalHurt((line) => `${line},`),
    canonical: true,
    right: either({ line: HURT_LINE, reason: 'wrong-column-count', voterId: HURT.voterId }),
  })),
  file('votecal-latin1-row', ROW, () => ({
    ems: csvText(mixed(EMS)),
    votecal: withByte(votecalHurt((line) => line.replace(',SMITH,', ',PE\u0001A,'))),
    canonical: true,
    right: either({ line: HURT_LINE, reason: 'not-utf8', voterId: HURT.voterId }),
  })),
  file('votecal-unmatched-quote', ROW, () => ({
    ems: csvText(mixed(EMS)),
    votecal: votecalHurt((line) => line.replace(',SMITH,', ',"SMITH,')),
    canonical: true,
    right: either({ line: HURT_LINE, reason: 'bad-quotes', voterId: HURT.voterId }),
  })),
  file(
    'votecal-bad-voter-id',
    'Points 2 and 6: nobody can say whose row it is: nobody whom only the EMS knows is called "not in VoteCal"; or refused whole.',
    () => ({
      ems: csvText(mixed(EMS)),
      votecal: votecalHurt((line) => line.replace(HURT.voterId, '1.00E+08')),
      canonical: true,
      right: either({ line: HURT_LINE, reason: 'bad-voter-id' }),
    }),
  ),
  file('votecal-foreign-row', ROW, () => ({
    ems: CLEAN_EMS,
    votecal: joined([...LINES, csvLine(stranger)]),
    right: either(strangerRow, [...VOTECAL]),
  })),
  file('votecal-foreign-row-canonical', ROW, () => ({
    ems: CLEAN_EMS,
    votecal: joined([...LINES, csvLine(stranger)]),
    canonical: true,
    right: either(strangerRow, [...VOTECAL]),
  })),
  file('votecal-foreign-row-canonical-other-order', `${ROW} The same answer as in VoteCal’s order.`, () => ({
    ems: csvText(mixed(EMS)),
    votecal: joined([...LINES, csvLine(stranger)]),
    canonical: true,
    right: either(strangerRow, [...VOTECAL]),
  })),
  file('votecal-foreign-row-in-both', `${ROW} The county’s file has the row too.`, () => ({
    ems: csvText([...EMS, stranger]),
    votecal: joined([...LINES, csvLine(stranger)]),
    canonical: true,
    rows: 201,
    right: [compared({ emsLeftOut: [strangerRow], votecalLeftOut: [strangerRow] }), own()],
  })),
  file('votecal-duplicate', ROW, () => ({
    ems: csvText(mixed(EMS)),
    votecal: joined(inserting(LINES, 60, csvLine(HURT))),
    right: either({ line: 60, reason: 'duplicate-voter-id', voterId: HURT.voterId }, [...VOTECAL]),
  })),
  file('votecal-duplicate-in-both', ROW, () => ({
    ems: joined(inserting(csvLines(EMS), 60, csvLine(HURT))),
    votecal: joined(inserting(LINES, 60, csvLine(HURT))),
    rows: 201,
    right: [
      compared({
        emsLeftOut: [{ line: 60, reason: 'duplicate-voter-id', voterId: HURT.voterId }],
        votecalLeftOut: [{ line: 60, reason: 'duplicate-voter-id', voterId: HURT.voterId }],
      }),
      own(),
    ],
  })),
  file(
    'same-row-unreadable-in-both',
    'Points 2 and 6: equal bytes that are not UTF-8 are unreadable on both sides, not equal.',
    () => {
      const ems = replacing(csvLines(EMS), HURT_LINE, (line) => line.replace(',SMITH,', ',PE\u0001A,'));
      return {
        ems: withByte(joined(ems)),
        votecal: withByte(votecalHurt((line) => line.replace(',SMITH,', ',PE\u0001A,'))),
        canonical: true,
        right: [
          compared({
            ems: EMS.filter(({ voterId }) => voterId !== HURT.voterId),
            votecal: kept,
            emsLeftOut: [{ line: HURT_LINE, reason: 'not-utf8', voterId: HURT.voterId }],
            votecalLeftOut: [{ line: HURT_LINE, reason: 'not-utf8', voterId: HURT.voterId }],
          }),
          own(),
        ],
      };
    },
  ),
  file(
    'votecal-line-breaks-canonical',
    'Points 1 and 6: a value with a line break in a roll that its manifest calls canonical.',
    () => {
      const votecal = changing(VOTECAL, (_, n) => (n === 30 ? { residenceAddress: '150 MAIN ST\nREAR' } : undefined));
      const ems = oneDayAhead(votecal);
      return {
        ems: csvText(mixed(ems)),
        votecal: csvText(votecal),
        canonical: true,
        right: [compared({ ems, votecal }), own()],
      };
    },
  ),
  file('votecal-foreign-half', OWN, () => ({
    ems: CLEAN_EMS,
    votecal: csvText(changing(VOTECAL, (_, n) => ({ county: n % 2 ? '30' : '19' }))),
    right: own(),
  })),
  file('votecal-foreign-all', OWN, () => ({
    ems: CLEAN_EMS,
    votecal: csvText(changing(VOTECAL, () => ({ county: '30' }))),
    canonical: true,
    right: own(),
  })),
  file('votecal-unreadable-half', OWN, () => ({
    ems: CLEAN_EMS,
    votecal: joined(LINES.map((line, n) => (n > 100 ? `${line},` : line))),
    right: own(),
  })),
  file('votecal-empty', OWN, () => ({ ems: CLEAN_EMS, votecal: '', canonical: true, right: own() })),
  file('votecal-header-only', OWN, () => ({ ems: CLEAN_EMS, votecal: `${LINES[0]}\n`, canonical: true, right: own() })),
  file('votecal-missing-column', OWN, () => ({
    ems: CLEAN_EMS,
    votecal: CLEAN_VOTECAL.replace('party', 'partie'),
    right: own(/party/),
  })),
  file('votecal-not-a-roll', OWN, () => ({
    ems: CLEAN_EMS,
    votecal: '<?xml version="1.0"?><Error><Code>AccessDenied</Code></Error>',
    right: own(),
  })),
  file('votecal-utf16', OWN, () => ({
    ems: CLEAN_EMS,
    votecal: Buffer.from(`\ufeff${CLEAN_VOTECAL}`, 'utf16le'),
    right: own(),
  })),
  file('votecal-gzip-cut-short', OWN, () => ({
    ems: CLEAN_EMS,
    votecal: Buffer.from('1f8b0800000000000003', 'hex'),
    right: own(),
  })),
  file(
    'votecal-garbage-row',
    'Points 2 and 6: a line of rubbish in VoteCal’s roll is somebody’s, nobody can say whose; or refused whole.',
    () => ({
      ems: CLEAN_EMS,
      votecal: joined(inserting(LINES, 50, '?????')),
      right: either({ line: 50, reason: 'wrong-column-count' }, [...VOTECAL]),
    }),
  ),
  file('votecal-ndjson-lone-surrogate', ROW, () => ({
    ems: csvText(mixed(EMS)),
    votecal: ndjsonText(VOTECAL).replace(
      `"${HURT.voterId}","county":"19","lastName":"SMITH"`,
      `"${HURT.voterId}","county":"19","lastName":"\\ud800"`,
    ),
    right: either({ line: HURT_LINE - 1, reason: 'bad-value', voterId: HURT.voterId }),
  })),
  file('both-sides-empty', 'Points 4 and 6: nothing against nothing is no pass.', () => ({
    ems: bytesOf(''),
    votecal: '',
    rows: 0,
    right: [own(), refused(['empty-file', 'no-header'], [/empty|header/i])],
  })),
];
