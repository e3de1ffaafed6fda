import { type CorpusFile, compared, corpusFile, type LeftOut, refused } from '../corpus-file.ts';
import { EMS, oneDayAhead, TRUE_DIFFERENCES, VOTECAL, voter } from '../rolls.ts';
import { changing, csvLine, csvLines, csvText, inserting, joined, replacing } from '../writing.ts';
import { HURT, HURT_LINE, LAST_ROW, LINES, NEW_FIRST, oneUnknown, oneUnreadable, without } from './damage.ts';

/** What spreadsheets do to a roll, rows twice, and rows of other counties. */

const at = (number: number): string => csvLine(voter(number));
const scientific = (id: string): string => Number(id).toExponential(2).replace('e', 'E').replace('E+8', 'E+08');
const idsAs = (spelt: (id: string) => string) => csvText(changing(EMS, ({ voterId }) => ({ voterId: spelt(voterId) })));
const countyAs = (county: string) => csvText(changing(EMS, () => ({ county })));
const ALAMEDA = changing(VOTECAL, () => ({ county: '01' }));

const spreadsheetFiles = [
  corpusFile(
    'county-without-zero',
    'spreadsheet',
    'Point 4: the leading zero of county 01 is gone in every row: the file is this county’s, and its fault is named.',
    () => ({
      county: '01',
      ems: csvText(changing(oneDayAhead(ALAMEDA), () => ({ county: '1' }))),
      votecal: csvText(ALAMEDA),
      canonical: true,
      right: refused('wrong-county-code', [/zero/i, /\b01\b/]),
    }),
  ),
  corpusFile('county-padded', 'spreadsheet', 'Point 4: a county of three digits in every row.', () => ({
    ems: countyAs('019'),
    right: refused(['wrong-county-code', 'foreign-rows'], [/county/i, /019/, /\b19\b/]),
  })),
  corpusFile('county-as-name', 'spreadsheet', 'Point 4: the county’s name in place of its number.', () => ({
    ems: countyAs('LOS ANGELES'),
    right: refused(['wrong-county-code', 'foreign-rows'], [/county/i, /\b19\b/]),
  })),
  corpusFile('county-as-fips', 'spreadsheet', 'Point 4: the federal number in place of VoteCal’s.', () => ({
    ems: countyAs('037'),
    right: refused(['wrong-county-code', 'foreign-rows'], [/county/i, /037/, /\b19\b/]),
  })),
  corpusFile('county-empty', 'spreadsheet', 'Point 4: no county in any row.', () => ({
    ems: countyAs(''),
    right: refused(['wrong-county-code', 'foreign-rows'], [/county/i, /\b19\b/]),
  })),
  corpusFile(
    'ids-scientific',
    'spreadsheet',
    'Point 4: 1.00E+08 is no voter ID; the column is named, nobody is missing.',
    () => ({
      ems: idsAs(scientific),
      right: refused('bad-voter-ids', [/voterId/, /E\+08|scientific/i]),
    }),
  ),
  corpusFile(
    'id-scientific-one-row',
    'spreadsheet',
    'Point 2: one ID cannot be read, so nobody can say whose row it is.',
    () => ({
      ems: joined(replacing(LINES, HURT_LINE, (line) => line.replace(HURT.voterId, '1.00E+08'))),
      right: oneUnknown('bad-voter-id'),
    }),
  ),
  corpusFile(
    'ids-padded',
    'spreadsheet',
    'Point 4: CHAR(10) IDs end with a space in every row; the column is named.',
    () => ({
      ems: idsAs((id) => `${id} `),
      right: refused('bad-voter-ids', [/voterId/, /space/i]),
    }),
  ),
  corpusFile('ids-with-leading-space', 'spreadsheet', 'Point 4: numbers set to the right in a report.', () => ({
    ems: idsAs((id) => id.padStart(12)),
    right: refused('bad-voter-ids', [/voterId/, /space/i]),
  })),
  corpusFile(
    'id-padded-one-row',
    'spreadsheet',
    'Point 2: exactly what is written: an ID with a space is none. Whether the space may be looked past to say whose row it is, is left open.',
    () => ({
      ems: joined(replacing(LINES, HURT_LINE, (line) => line.replace(HURT.voterId, `${HURT.voterId} `))),
      right: [oneUnknown('bad-voter-id'), oneUnreadable('bad-voter-id')],
    }),
  ),
  corpusFile('ids-with-commas', 'spreadsheet', 'Point 4: numbers with thousands in groups.', () => ({
    ems: csvText(changing(EMS, ({ voterId }) => ({ voterId: Number(voterId).toLocaleString('en-US') }))),
    right: refused('bad-voter-ids', [/voterId/]),
  })),
  corpusFile('ids-as-decimals', 'spreadsheet', 'Point 4: a numeric column read as floating point.', () => ({
    ems: idsAs((id) => `${id}.0`),
    right: refused('bad-voter-ids', [/voterId/, /\.0/]),
  })),
  corpusFile('ids-as-formulas', 'spreadsheet', 'Point 4: ="100000000" so that Excel keeps the zeros.', () => ({
    ems: idsAs((id) => `="${id}"`),
    right: refused('bad-voter-ids', [/voterId/]),
  })),
  corpusFile(
    'ids-of-another-system',
    'spreadsheet',
    'Point 3: valid IDs of which VoteCal knows none are no 400 differences but a fault of the file.',
    () => ({
      ems: idsAs((id) => `CA${id}`),
      right: refused(['bad-voter-ids', 'field-differs', 'cut-short'], [/voterId/, /CA100\d+/]),
    }),
  ),
  corpusFile(
    'ids-without-zeros',
    'spreadsheet',
    'Point 3: leading zeros of every ID are gone, so that none pairs.',
    () => {
      const votecal = changing(VOTECAL, ({ voterId }) => ({ voterId: `000${voterId}` }));
      return {
        ems: csvText(EMS),
        votecal: csvText(votecal),
        canonical: true,
        right: refused(['bad-voter-ids', 'field-differs', 'cut-short'], [/voterId/, /zero/i]),
      };
    },
  ),
  corpusFile(
    'id-empty-one-row',
    'spreadsheet',
    'Point 2: a row without an ID is somebody’s: nobody whom only VoteCal knows is called missing.',
    () => ({
      ems: joined(replacing(LINES, HURT_LINE, (line) => line.replace(HURT.voterId, ''))),
      right: oneUnknown('bad-voter-id'),
    }),
  ),
  corpusFile('ids-empty', 'spreadsheet', 'Point 2: no ID in any row.', () => ({
    ems: idsAs(() => ''),
    right: refused(['bad-voter-ids', 'no-voters'], [/voterId/]),
  })),
  corpusFile(
    'blank-rows-of-commas',
    'spreadsheet',
    'Point 2: Excel’s emptied rows at the end hold commas only. Named as what they are, or as rows without an ID.',
    () => ({
      ems: joined([...LINES, ','.repeat(28), ','.repeat(28)]),
      rows: null,
      right: [
        compared(),
        compared({ emsLeftOut: [202, 203].map((line): LeftOut => ({ line, reason: 'bad-voter-id' })) }),
        compared({ emsLeftOut: [202, 203].map((line): LeftOut => ({ line, reason: 'footer' })) }),
      ],
    }),
  ),
];

const twice = (line: number, number: number): LeftOut => ({
  line,
  reason: 'duplicate-voter-id',
  voterId: voter(number).voterId,
});
/** Each voter's second row: voter N of the file is on lines 2N + 2 and 2N + 3. */
const everyoneTwice = (second: (line: string) => string): string =>
  joined([LINES[0] ?? '', ...LINES.slice(1).flatMap((line) => [line, second(line)])]);
const otherPrecinct = (line: string): string => line.replace(/,P\d+,/, ',WRONG,');

const duplicateFiles = [
  corpusFile(
    'duplicate-same-data',
    'duplicates',
    'Point 2: one row twice is listed and weighs; the voter is compared once.',
    () => ({
      ems: joined(inserting(LINES, 60, at(30))),
      rows: 201,
      right: compared({ emsLeftOut: [twice(60, 30)] }),
    }),
  ),
  corpusFile('duplicate-same-data-side-by-side', 'duplicates', 'Point 2: the same, side by side.', () => ({
    ems: joined(inserting(LINES, HURT_LINE, at(30))),
    rows: 201,
    right: compared({ emsLeftOut: [twice(HURT_LINE + 1, 30)] }),
  })),
  corpusFile(
    'duplicate-other-data-later',
    'duplicates',
    'Point 2: the second row has another precinct; it is listed, the first counts.',
    () => ({
      ems: joined(inserting(LINES, 60, otherPrecinct(at(30)))),
      rows: 201,
      right: compared({ emsLeftOut: [twice(60, 30)] }),
    }),
  ),
  corpusFile(
    'duplicate-other-data-earlier',
    'duplicates',
    'Points 1 and 2: the first row has another precinct. Either the first counts, or, so that the order of rows is nothing, neither does.',
    () => {
      const ems = [...EMS.slice(0, 5), { ...HURT, precinct: 'WRONG' }, ...without(HURT).slice(5)];
      return {
        ems: joined(inserting(LINES, 7, otherPrecinct(at(30)))),
        rows: 201,
        right: [
          compared({ ems, emsLeftOut: [twice(33, 30)] }),
          compared({ ems: without(HURT), emsLeftOut: [twice(33, 30)] }),
          compared({ ems: without(HURT), emsLeftOut: [twice(7, 30), twice(33, 30)] }),
        ],
      };
    },
  ),
  corpusFile('duplicate-three-times', 'duplicates', 'Point 2: each further row is listed.', () => ({
    ems: joined(inserting(inserting(LINES, 80, at(30)), 60, at(30))),
    rows: 202,
    right: compared({ emsLeftOut: [twice(60, 30), twice(81, 30)] }),
  })),
  corpusFile(
    'duplicate-of-unreadable',
    'duplicates',
    'Point 2: one of a voter’s two rows is damaged: the other one is read and counts.',
    () => ({
      ems: joined(inserting(LINES, 60, `${at(30)},`)),
      rows: 201,
      right: compared({ emsLeftOut: [{ line: 60, reason: 'wrong-column-count', voterId: HURT.voterId }] }),
    }),
  ),
  corpusFile(
    'everyone-twice-same-data',
    'duplicates',
    'Point 2: past a small share there is no result: the file is two exports in one.',
    () => ({
      ems: everyoneTwice((line) => line),
      rows: 400,
      right: refused('duplicate-rows', [/twice|duplicate|more than one row/i, /200/]),
    }),
  ),
  corpusFile(
    'everyone-twice-other-data',
    'duplicates',
    'Point 2: every voter twice, with another precinct: today passed with 0.',
    () => ({
      ems: everyoneTwice(otherPrecinct),
      rows: 400,
      right: refused('duplicate-rows', [/twice|duplicate|more than one row/i, /200/]),
    }),
  ),
  corpusFile(
    'file-joined-with-itself',
    'duplicates',
    'Point 2: the whole file again behind itself, header included.',
    () => ({
      ems: joined([...LINES, ...LINES]),
      rows: 400,
      right: refused('duplicate-rows', [/twice|duplicate|more than one row/i, /200/]),
    }),
  ),
  corpusFile('history-rows', 'duplicates', 'Point 2: one row for each election instead of each voter.', () => ({
    ems: joined([
      LINES[0] ?? '',
      ...EMS.flatMap((row) =>
        ['2020-11-03:VBM', '2022-11-08:VBM', '2024-11-05:VBM'].map((participation) =>
          csvLine({ ...row, participation }),
        ),
      ),
    ]),
    rows: 600,
    right: refused(['duplicate-rows', 'field-differs'], [/twice|duplicate|more than one row|participation/i]),
  })),
];

const strangers = (count: number) => Array.from({ length: count }, (_, n) => voter(2000 + n, { county: '30' }));
const withStrangers = (name: string, count: number, kept: number): CorpusFile =>
  corpusFile(
    name,
    'foreign',
    `Point 2: ${count} of ${count + kept} rows are another county’s: past a small share, no result.`,
    () => ({
      ems: csvText([...EMS.slice(0, kept), ...strangers(count)]),
      votecal: csvText(VOTECAL.slice(0, kept)),
      canonical: true,
      rows: count + kept,
      right: refused('foreign-rows', [/count(y|ies)/i, new RegExp(`\\b${count}\\b`)]),
    }),
  );

const foreignFiles = [
  corpusFile(
    'foreign-one',
    'foreign',
    'Point 2: one row of another county is listed with its line and weighs.',
    () => ({
      ems: csvText([...EMS, ...strangers(1)]),
      rows: 201,
      right: compared({ emsLeftOut: [{ line: 202, reason: 'other-county', voterId: voter(2000).voterId }] }),
    }),
  ),
  corpusFile(
    'foreign-known-voter',
    'foreign',
    'Point 2: a known voter under another county’s number is listed as that, "likewise" not as missing.',
    () => ({
      ems: joined(replacing(LINES, HURT_LINE, (line) => line.replace(',19,', ',91,'))),
      right: compared({
        ems: without(HURT),
        emsLeftOut: [{ line: HURT_LINE, reason: 'other-county', voterId: HURT.voterId }],
      }),
    }),
  ),
  withStrangers('foreign-ten-percent', 20, 180),
  withStrangers('foreign-forty-nine-percent', 98, 102),
  corpusFile('foreign-all', 'foreign', 'Point 2: another county’s file.', () => ({
    ems: csvText(strangers(200)),
    right: refused('foreign-rows', [/county/i, /\b30\b/]),
  })),
  corpusFile('foreign-state-file', 'foreign', 'Point 2: all 58 counties’ rows, this one’s among them.', () => ({
    ems: csvText(Array.from({ length: 580 }, (_, n) => voter(n, { county: String((n % 58) + 1).padStart(2, '0') }))),
    rows: 580,
    right: refused('foreign-rows', [/count(y|ies)/i]),
  })),
];

const ROWS = TRUE_DIFFERENCES.missingInEms;
const whole = csvText(EMS);
const cut = (rows: number) => csvText(EMS.slice(0, rows));
const CUT = 'Point 3: an extract that is cut short is no list of missing voters: no result, both numbers of rows.';

const cutFiles = [
  corpusFile('cut-at-90-percent', 'cut-short', CUT, () => ({
    ems: cut(180),
    rows: 180,
    right: refused('cut-short', [/\b180\b/, /\b200\b/]),
  })),
  corpusFile('cut-at-50-percent', 'cut-short', CUT, () => ({
    ems: cut(100),
    rows: 100,
    right: refused('cut-short', [/\b100\b/, /\b200\b/]),
  })),
  corpusFile('cut-to-one-row', 'cut-short', CUT, () => ({
    ems: cut(1),
    rows: 1,
    right: refused('cut-short', [/\b1\b/, /\b200\b/]),
  })),
  corpusFile(
    'cut-against-last-extract',
    'cut-short',
    `${CUT} VoteCal’s side shrank too, so only the county’s last extract tells.`,
    () => ({
      ems: cut(100),
      votecal: csvText(VOTECAL.slice(0, 100)),
      canonical: true,
      rows: 100,
      lastRows: 200,
      right: refused('cut-short', [/\b100\b/, /\b200\b/]),
    }),
  ),
  corpusFile('cut-every-other-row', 'cut-short', `${CUT} The missing ones are spread over the file.`, () => ({
    ems: csvText(EMS.filter((_, index) => index % 2 === 0)),
    rows: 100,
    right: refused('cut-short', [/\b100\b/, /\b200\b/]),
  })),
  corpusFile(
    'cut-in-transit',
    'cut-short',
    'Point 4: fewer rows than the county announced; both numbers are named.',
    () => ({
      ems: cut(180),
      rows: 200,
      right: refused(['wrong-row-count', 'cut-short'], [/\b180\b/, /\b200\b/]),
    }),
  ),
  corpusFile('more-rows-than-announced', 'cut-short', 'Point 4: rows that the county did not announce.', () => ({
    ems: whole,
    rows: 150,
    right: refused('wrong-row-count', [/\b150\b/, /\b200\b/]),
  })),
  corpusFile(
    'cut-inside-a-row',
    'cut-short',
    'Points 3 and 4: the last line is half a row: the number of rows or the torn end is named.',
    () => ({
      ems: whole.slice(0, whole.indexOf(voter(100).voterId) + 30),
      rows: 200,
      right: refused(['wrong-row-count', 'cut-short'], [/\b10[01]\b/, /\b200\b/]),
    }),
  ),
  corpusFile(
    'cut-inside-quotes',
    'cut-short',
    'Points 3 and 4: the file ends inside the quotes of an address; the swallowed end is one row.',
    () => ({
      ems: whole.slice(0, whole.indexOf('MAIN ST, APT 98') + 9),
      rows: 200,
      right: refused(['wrong-row-count', 'cut-short'], [/\b9[89]\b/, /\b200\b/]),
    }),
  ),
  corpusFile('cut-inside-a-character', 'cut-short', 'Points 3 and 4: the file ends in the middle of an Ñ.', () => ({
    ems: Buffer.from(whole).subarray(0, Buffer.from(whole).indexOf(0x91, Math.floor(whole.length / 2))),
    rows: 200,
    right: refused(['wrong-row-count', 'cut-short'], [/\b200\b/]),
  })),
  corpusFile('cut-inside-the-header', 'cut-short', 'Point 4: not even the header is whole.', () => ({
    ems: whole.slice(0, 100),
    right: refused(['missing-columns', 'no-voters', 'wrong-row-count', 'no-header'], [/column|header|row/i]),
  })),
  corpusFile(
    'cut-inside-the-last-row',
    'cut-short',
    'Point 2: the last row alone is torn: one unreadable row whose voter is known by the ID.',
    () => {
      return {
        ems: joined(csvLines(NEW_FIRST)).slice(0, -60),
        right: compared({
          ems: without(LAST_ROW),
          emsLeftOut: [{ line: 201, reason: 'wrong-column-count', voterId: LAST_ROW.voterId }],
        }),
      };
    },
  ),
  corpusFile('two-voters-fewer', 'cut-short', 'Point 3: two voters fewer are two differences and no cut.', () => {
    const ems = without(voter(10), voter(ROWS - 1));
    return { ems: csvText(ems), rows: ems.length, lastRows: 200, right: compared({ ems }) };
  }),
  corpusFile('wrong-sha256', 'cut-short', 'Point 4: another file than the one that was announced.', () => ({
    ems: whole,
    sha256: '0'.repeat(64),
    right: refused('wrong-sha256', [/SHA-?256/i]),
  })),
];

export const rowFiles = [...spreadsheetFiles, ...duplicateFiles, ...foreignFiles, ...cutFiles];
