import { ROLL_COLUMNS, type RollRow } from '../../../../lib/sync-checks/domain/roll-format.ts';
import { compared, corpusFile, refused } from '../corpus-file.ts';
import { EMS, oneDayAhead, VOTECAL, voter } from '../rolls.ts';
import { changing, csvLines, csvText, inserting, joined, mixed, replacing } from '../writing.ts';
import { HURT, HURT_LINE, LAST_ROW, LINES, NEW_FIRST, oneUnknown, oneUnreadable, without } from './damage.ts';

const hurt = (change: (line: string) => string): string => joined(replacing(LINES, HURT_LINE, change));
const address = (by: string) => (line: string) => line.replace(HURT.residenceAddress, by);

const ONE_ROW = 'Points 2 and 4: one damaged row costs itself, with its line; its voter is unreadable, not missing.';
const OWN_LINES = 'Point 4: a damaged record of several lines costs its own lines and no more.';

/** Two rows damaged side by side. */
const next = voter(31);
const pair = (reason: 'bad-quotes' | 'wrong-column-count') =>
  compared({
    ems: without(HURT, next),
    emsLeftOut: [
      { line: HURT_LINE, reason, voterId: HURT.voterId },
      { line: HURT_LINE + 1, reason, voterId: next.voterId },
    ],
  });
const lost = (line: string): string => line.replace(/,19,(.)/, ',19,"$1');

const quotes = changing(VOTECAL, (_, index) => ({
  firstName: ['"', '""', 'A"B', '"A"', 'A,B', ',', '","'][index % 7] ?? '',
}));

const plainAddress = ({ residenceAddress }: RollRow) => ({
  residenceAddress: residenceAddress.replaceAll(/[",]/g, ''),
});
/** The county's lines without any quote, and a middle name that is one. */
const PLAIN = csvLines(changing(EMS, plainAddress));
const loneQuote = (line: string): string => line.replace(/^((?:[^,]*,){4})[^,]*/, '$1"');

export const quotingFiles = [
  corpusFile('unescaped-quote-inside', 'quoting', ONE_ROW, () => ({
    ems: hurt(address('150 MAIN ST "REAR"')),
    right: oneUnreadable('bad-quotes'),
  })),
  corpusFile('unescaped-quote-inside-quotes', 'quoting', ONE_ROW, () => ({
    ems: hurt(address('"150 MAIN "REAR" ST"')),
    right: oneUnreadable('bad-quotes'),
  })),
  corpusFile(
    'unmatched-opening-quote',
    'quoting',
    `${ONE_ROW} The quote must not swallow the rows up to the next one.`,
    () => ({
      ems: hurt(lost),
      right: oneUnreadable('bad-quotes'),
    }),
  ),
  corpusFile('unmatched-quote-in-last-row', 'quoting', `${ONE_ROW} Here the file ends inside the quotes.`, () => {
    const lines = csvLines(NEW_FIRST);
    return {
      ems: joined(replacing(lines, lines.length, lost)),
      right: compared({
        ems: without(LAST_ROW),
        emsLeftOut: [{ line: lines.length, reason: 'bad-quotes', voterId: LAST_ROW.voterId }],
      }),
    };
  }),
  corpusFile(
    'unmatched-quote-all-quoted',
    'quoting',
    `${ONE_ROW} In a file where every value is quoted, the next quote is near.`,
    () => ({
      ems: csvText(EMS, { quoteAll: true }).replace(`"${HURT.residenceAddress}"`, `"${HURT.residenceAddress}`),
      right: oneUnreadable('bad-quotes'),
    }),
  ),
  corpusFile(
    'unmatched-quotes-in-two-rows-running',
    'quoting',
    `${ONE_ROW} Two rows running are two rows, also where the second’s quote closes the first’s.`,
    () => ({
      ems: joined(replacing(replacing(LINES, HURT_LINE, lost), HURT_LINE + 1, lost)),
      right: pair('bad-quotes'),
    }),
  ),
  corpusFile('unmatched-closing-quote', 'quoting', ONE_ROW, () => ({
    ems: hurt(address('150 MAIN ST"')),
    right: oneUnreadable('bad-quotes'),
  })),
  corpusFile('backslash-escaped', 'quoting', ONE_ROW, () => ({
    ems: hurt((line) => line.replace(`,${HURT.lastName},`, ',"O\\"BRIEN",')),
    right: oneUnreadable('bad-quotes'),
  })),
  corpusFile('space-after-closing-quote', 'quoting', ONE_ROW, () => ({
    ems: hurt(address('"150 MAIN ST" ')),
    right: oneUnreadable('bad-quotes'),
  })),
  corpusFile(
    'backslash-as-data',
    'quoting',
    'Point 1: a backslash is a character like any other; here it ends a quoted value.',
    () => {
      const rows = changing(VOTECAL, (_, index) => (index === 30 ? { residenceAddress: '150 MAIN ST\\' } : undefined));
      return {
        ems: csvText(oneDayAhead(rows), { quoteAll: true }),
        votecal: csvText(rows),
        canonical: true,
        right: compared({ ems: oneDayAhead(rows), votecal: rows }),
      };
    },
  ),
  corpusFile(
    'apostrophe-quoted',
    'quoting',
    'Point 1: an apostrophe is no quote: the values hold it, in one field throughout (point 3).',
    () => ({
      ems: csvText(changing(EMS, ({ lastName }) => ({ lastName: `'${lastName}'` }))),
      right: refused('field-differs', [/lastName/, /'[A-Z]/]),
    }),
  ),
  corpusFile('quotes-needless', 'quoting', 'The format: any value may be quoted.', () => ({
    ems: csvText(EMS, { quoteAll: true }),
    right: compared(),
  })),
  corpusFile(
    'quotes-of-every-kind',
    'quoting',
    'Point 1: quotes and commas inside quotes, the same on both sides.',
    () => ({
      ems: csvText(mixed(oneDayAhead(quotes)), { columns: [...ROLL_COLUMNS].reverse() }),
      votecal: csvText(quotes),
      canonical: true,
      right: compared({ ems: oneDayAhead(quotes), votecal: quotes }),
    }),
  ),
  corpusFile(
    'extra-column-in-two-line-record',
    'quoting',
    `${OWN_LINES} The county announces its 200 rows, rightly.`,
    () => ({
      ems: hurt(address('"150 MAIN ST\nREAR",')),
      right: oneUnreadable('wrong-column-count'),
    }),
  ),
  corpusFile('bad-quote-on-second-line-of-record', 'quoting', OWN_LINES, () => ({
    ems: hurt(address('"150 MAIN ST\nREAR" X')),
    right: oneUnreadable('bad-quotes'),
  })),
  corpusFile('extra-column-in-five-line-record', 'quoting', OWN_LINES, () => ({
    ems: hurt(address('"150 MAIN ST\n\nREAR\nBLUE DOOR\nKNOCK",')),
    right: oneUnreadable('wrong-column-count'),
  })),
  corpusFile(
    'two-line-record-unquoted',
    'quoting',
    'Point 4: a line break without quotes tears the row in two; neither half is a row, and both are named.',
    () => ({
      ems: hurt(address('150 MAIN ST\nREAR')),
      rows: null,
      right: [
        compared({
          ems: without(HURT),
          emsLeftOut: [
            { line: HURT_LINE, reason: 'wrong-column-count', voterId: HURT.voterId },
            { line: HURT_LINE + 1, reason: 'wrong-column-count' },
          ],
        }),
        oneUnreadable('wrong-column-count'),
      ],
    }),
  ),
  corpusFile('extra-column-one-row', 'quoting', ONE_ROW, () => ({
    ems: hurt((line) => `${line},`),
    right: oneUnreadable('wrong-column-count'),
  })),
  corpusFile('unquoted-comma-one-row', 'quoting', `${ONE_ROW} A comma in an address that was not quoted.`, () => ({
    ems: hurt(address('150 MAIN ST, APT 4')),
    right: oneUnreadable('wrong-column-count'),
  })),
  corpusFile(
    'unquoted-comma-every-row',
    'quoting',
    'Points 2 and 4: the exporter quotes nothing; past a small share there is no result, and the columns are named.',
    () => ({
      ems: joined(
        LINES.map((line, index) => (index ? line.replace('MAIN ST', 'MAIN ST, APT') : line)).map((line) =>
          line.replaceAll('"', ''),
        ),
      ),
      right: refused(['wrong-column-count', 'unreadable-rows'], [/column/i, /\b2\b/]),
    }),
  ),
  corpusFile('missing-column-one-row', 'quoting', ONE_ROW, () => ({
    ems: hurt((line) => line.slice(0, line.lastIndexOf(','))),
    right: oneUnreadable('wrong-column-count'),
  })),
  corpusFile('extra-column-in-two-rows-running', 'quoting', ONE_ROW, () => ({
    ems: joined(
      replacing(
        replacing(LINES, HURT_LINE, (line) => `${line},`),
        HURT_LINE + 1,
        (line) => `${line},`,
      ),
    ),
    right: pair('wrong-column-count'),
  })),
  corpusFile(
    'garbage-row',
    'quoting',
    'Point 2: nobody can say whose row it was. It is one voter’s, and VoteCal alone has two: both are told.',
    () => ({
      ems: hurt(() => '?????'),
      right: oneUnknown('wrong-column-count'),
    }),
  ),
  corpusFile(
    'garbage-row-more',
    'quoting',
    'Point 2: a line of rubbish beside all 200 rows; the one voter who is truly missing is listed as not compared.',
    () => ({
      ems: joined(inserting(LINES, HURT_LINE, '?????')),
      rows: 201,
      right: compared({ emsLeftOut: [{ line: HURT_LINE, reason: 'wrong-column-count' }] }),
    }),
  ),
  corpusFile(
    'two-lone-quotes-lines-apart',
    'quoting',
    `${OWN_LINES} A middle name that is one quote, and another 20 rows below: what stands between is no value of the first.`,
    () => ({
      ems: joined(replacing(replacing(PLAIN, HURT_LINE, loneQuote), HURT_LINE + 20, loneQuote)),
      votecal: csvText(changing(VOTECAL, plainAddress)),
      right: compared({
        ems: changing(without(HURT, voter(50)), plainAddress),
        votecal: changing(VOTECAL, plainAddress),
        emsLeftOut: [
          { line: HURT_LINE, reason: 'bad-quotes', voterId: HURT.voterId },
          { line: HURT_LINE + 20, reason: 'bad-quotes', voterId: voter(50).voterId },
        ],
      }),
    }),
  ),
  corpusFile('two-lone-quotes-side-by-side', 'quoting', OWN_LINES, () => ({
    ems: joined(replacing(replacing(PLAIN, HURT_LINE, loneQuote), HURT_LINE + 1, loneQuote)),
    votecal: csvText(changing(VOTECAL, plainAddress)),
    right: compared({
      ems: changing(without(HURT, next), plainAddress),
      votecal: changing(VOTECAL, plainAddress),
      emsLeftOut: [
        { line: HURT_LINE, reason: 'bad-quotes', voterId: HURT.voterId },
        { line: HURT_LINE + 1, reason: 'bad-quotes', voterId: next.voterId },
      ],
    }),
  })),
  corpusFile(
    'values-that-look-like-rows',
    'quoting',
    'RFC 4180: a quoted value may hold line breaks, commas and even the beginning of a row; it is a value.',
    () => {
      const note = 'SEE\n100000007,19,SMITH\nAND 100000014,19';
      const votecal = changing(VOTECAL, (_, index) => (index % 9 === 2 ? { residenceAddress: note } : undefined));
      return {
        ems: csvText(mixed(oneDayAhead(votecal))),
        votecal: csvText(votecal),
        right: compared({ ems: oneDayAhead(votecal), votecal }),
      };
    },
  ),
];
