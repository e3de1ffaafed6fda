import { CLEAN_EMS, compared, corpusFile, type RightValue, refused } from '../corpus-file.ts';
import { EMS } from '../rolls.ts';
import { bytesOf, csvText, inserting, joined, mixed, ndjsonText } from '../writing.ts';
import { LINES } from './damage.ts';

/** The line behind the last voter's. */
const LAST = LINES.length + 1;

/** A footer is named by its line; whether the rest is compared is left to the format (point 4). It is never a voter. */
const footer = (...lines: readonly number[]): RightValue[] => [
  compared({ emsLeftOut: lines.map((line) => ({ line, reason: 'footer' })) }),
  refused('footer', [/footer|last line/i, new RegExp(`\\b${LAST}\\b`)]),
];

const READ = 'Point 4: trailing empty lines and the DOS end mark are simply read.';
const FOOTER =
  'Point 4: footer lines are recognised and named, counted against the announced rows; never an unknown voter.';

const ONE_LINE =
  'Point 2: a line without a voter can stand for one voter, never for six: all who are missing are told.';
/** Six voters fewer, whom nothing else of the clean differences touches. */
const WITHOUT_SIX = EMS.filter((_, index) => index < 20 || index > 25);

export const trailerFiles = [
  corpusFile('blank-lines-at-end', 'trailer', READ, () => ({ ems: `${CLEAN_EMS}\n\r\n\n`, right: compared() })),
  corpusFile('thousand-blank-lines-at-end', 'trailer', READ, () => ({
    ems: CLEAN_EMS + '\n'.repeat(1000),
    right: compared(),
  })),
  corpusFile('crlf-blank-lines-at-end', 'trailer', READ, () => ({
    ems: `${csvText(EMS, { newline: '\r\n' })}\r\n\r\n`,
    right: compared(),
  })),
  corpusFile('blank-lines-between', 'trailer', 'The format: a blank line is no row, wherever it stands.', () => ({
    ems: joined(inserting(inserting(LINES, 50, ''), 3, '')),
    right: compared(),
  })),
  corpusFile(
    'spaces-line-at-end',
    'trailer',
    'Point 4: a last line of spaces is blank to every eye; read, or named as a footer.',
    () => ({
      ems: `${CLEAN_EMS}   \n`,
      right: [compared(), ...footer(LAST)],
    }),
  ),
  corpusFile('dos-end-mark', 'trailer', READ, () => ({ ems: `${CLEAN_EMS}\u001a`, right: compared() })),
  corpusFile('dos-end-mark-crlf', 'trailer', READ, () => ({
    ems: `${csvText(EMS, { newline: '\r\n' })}\u001a\r\n`,
    right: compared(),
  })),
  corpusFile('dos-end-mark-no-newline', 'trailer', `${READ} Here it follows the last row at once.`, () => ({
    ems: `${CLEAN_EMS.slice(0, -1)}\u001a`,
    right: compared(),
  })),
  corpusFile('dos-end-marks-to-the-sector', 'trailer', `${READ} CP/M fills the last 128 bytes with them.`, () => ({
    ems: CLEAN_EMS + '\u001a'.repeat(77),
    right: compared(),
  })),
  corpusFile('footer-rows-affected', 'trailer', FOOTER, () => ({
    ems: `${CLEAN_EMS}(200 rows affected)\n`,
    right: footer(LAST),
  })),
  corpusFile('footer-after-blank-line', 'trailer', FOOTER, () => ({
    ems: `${CLEAN_EMS}\n(200 rows affected)\n`,
    right: [
      compared({ emsLeftOut: [{ line: LAST + 1, reason: 'footer' }] }),
      refused('footer', [/footer|last line/i, new RegExp(`\\b${LAST + 1}\\b`)]),
    ],
  })),
  corpusFile('footer-of-two-lines', 'trailer', FOOTER, () => ({
    ems: `${CLEAN_EMS}(200 rows affected)\nCompletion time: 2026-11-26T02:00:00\n`,
    right: footer(LAST, LAST + 1),
  })),
  corpusFile('footer-oracle-sqlplus', 'trailer', FOOTER, () => ({
    ems: `${CLEAN_EMS}\n200 rows selected.\n\n`,
    right: [
      compared({ emsLeftOut: [{ line: LAST + 1, reason: 'footer' }] }),
      refused('footer', [/footer|last line/i, new RegExp(`\\b${LAST + 1}\\b`)]),
    ],
  })),
  corpusFile('footer-end-of-file', 'trailer', FOOTER, () => ({
    ems: `${CLEAN_EMS}*** END OF FILE ***\n`,
    right: footer(LAST),
  })),
  corpusFile(
    'footer-announced-as-row',
    'trailer',
    `${FOOTER} The county counted lines, header and footer off by one.`,
    () => ({
      ems: `${CLEAN_EMS}(200 rows affected)\n`,
      rows: 201,
      right: footer(LAST),
    }),
  ),
  corpusFile(
    'zeros-at-end',
    'trailer',
    'Point 4: a file that was padded to its block with NUL: read, or named by its last line.',
    () => ({
      ems: CLEAN_EMS + '\0'.repeat(512),
      right: [compared(), ...footer(LAST)],
      plain: { bytes: bytesOf(CLEAN_EMS), format: 'csv' },
    }),
  ),
  corpusFile('six-missing-and-a-total', 'trailer', ONE_LINE, () => ({
    ems: `${csvText(WITHOUT_SIX)}TOTAL,194\n`,
    rows: null,
    right: compared({ ems: WITHOUT_SIX, emsLeftOut: [{ line: 196, reason: 'wrong-column-count' }] }),
  })),
  corpusFile('ndjson-six-missing-and-a-count', 'trailer', ONE_LINE, () => {
    const ems = `${ndjsonText(WITHOUT_SIX)}{"count":194}\n`;
    return {
      ems,
      plain: { bytes: Buffer.from(ems), format: 'ndjson' },
      rows: null,
      right: compared({ ems: WITHOUT_SIX, emsLeftOut: [{ line: 195, reason: 'bad-voter-id' }] }),
    };
  }),
  corpusFile('six-missing-and-a-total-mixed', 'trailer', ONE_LINE, () => ({
    ems: `${csvText(mixed(WITHOUT_SIX))}TOTAL,194\n`,
    rows: null,
    right: compared({ ems: WITHOUT_SIX, emsLeftOut: [{ line: 196, reason: 'wrong-column-count' }] }),
  })),
];
