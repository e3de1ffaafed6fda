import { ROLL_COLUMNS } from '../../../../lib/sync-checks/domain/roll-format.ts';
import { compared, corpusFile, refused } from '../corpus-file.ts';
import { EMS, VOTECAL } from '../rolls.ts';
import { bytesOf, csvText, inserting, joined, mixed } from '../writing.ts';
import { LINES } from './damage.ts';

const HEADER = ROLL_COLUMNS.join(',');
const header = (written: string) => csvText(EMS, { header: written });
const reversed = [...ROLL_COLUMNS].reverse();
const swapped = ROLL_COLUMNS.map((name) =>
  name === 'lastName' ? 'firstName' : name === 'firstName' ? 'lastName' : name,
);
const but = (column: string) => ROLL_COLUMNS.filter((name) => name !== column);
const snake = ROLL_COLUMNS.map((name) => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`));

export const headerFiles = [
  corpusFile('header-capitals', 'header', 'Point 4: the case of headers does not matter.', () => ({
    ems: header(HEADER.toUpperCase()),
    right: compared(),
  })),
  corpusFile('header-small-letters', 'header', 'Point 4: as databases fold names.', () => ({
    ems: header(HEADER.toLowerCase()),
    right: compared(),
  })),
  corpusFile('header-spaces', 'header', 'Point 4: spaces around headers do not matter.', () => ({
    ems: header(HEADER.replaceAll(',', ', ')),
    right: compared(),
  })),
  corpusFile('header-padded', 'header', 'Point 4: CHAR(20) headers.', () => ({
    ems: header(ROLL_COLUMNS.map((name) => name.padEnd(20)).join(',')),
    right: compared(),
  })),
  corpusFile('header-quoted-with-spaces', 'header', 'Point 4: spaces inside the quotes of a header.', () => ({
    ems: header(ROLL_COLUMNS.map((name) => `" ${name} "`).join(',')),
    right: compared(),
  })),
  corpusFile(
    'header-quoted-reordered-rows-mixed',
    'header',
    'Point 1: another column and row order, all quoted: the same answer.',
    () => ({
      ems: csvText(mixed(EMS), { columns: reversed, quoteAll: true }),
      right: compared(),
    }),
  ),
  corpusFile('header-reordered', 'header', 'Point 1: another column order: the same answer.', () => ({
    ems: csvText(EMS, { columns: reversed }),
    right: compared(),
  })),
  corpusFile('rows-mixed', 'header', 'Point 1: another row order: the same answer.', () => ({
    ems: csvText(mixed(EMS)),
    right: compared(),
  })),
  corpusFile('both-mixed', 'header', 'Point 1: both sides in orders of their own.', () => ({
    ems: csvText(mixed(EMS), { columns: reversed }),
    votecal: csvText([...VOTECAL].reverse(), { columns: mixed(ROLL_COLUMNS) }),
    right: compared(),
  })),
  corpusFile('extra-columns', 'header', 'The format: other columns are ignored.', () => ({
    ems: csvText(EMS, { columns: ['ours', ...ROLL_COLUMNS, 'also ours'] }),
    right: compared(),
  })),
  corpusFile('missing-column', 'header', 'Point 4: which column is missing is named.', () => ({
    ems: csvText(EMS, { columns: but('party') }),
    right: refused('missing-columns', [/party/]),
  })),
  corpusFile('missing-voter-id', 'header', 'Point 4: without IDs nothing can be paired.', () => ({
    ems: csvText(EMS, { columns: but('voterId') }),
    right: refused('missing-columns', [/voterId/]),
  })),
  corpusFile(
    'header-snake-case',
    'header',
    'Point 4: another spelling than case and spaces is another name; the missing ones are named.',
    () => ({
      ems: header(snake.join(',')),
      right: refused('missing-columns', [/voterId/, /lastName/]),
    }),
  ),
  corpusFile('column-twice', 'header', 'Point 4: which of the two counts cannot be known.', () => ({
    ems: csvText(EMS, { columns: [...ROLL_COLUMNS, 'party'] }),
    right: refused('repeated-columns', [/party/]),
  })),
  corpusFile(
    'column-twice-in-another-case',
    'header',
    'Point 4: where case does not matter, `PARTY` beside `party` is the column twice.',
    () => ({
      ems: csvText(EMS, { columns: [...ROLL_COLUMNS, 'ours'], header: `${HEADER},PARTY` }),
      right: refused('repeated-columns', [/party/i]),
    }),
  ),
  corpusFile(
    'no-header',
    'header',
    'Point 4: the first line is a voter; said so, and not "29 columns are missing".',
    () => ({
      ems: csvText(EMS, { header: null }),
      right: refused('no-header', [/header/i, /voterId/]),
    }),
  ),
  corpusFile(
    'header-twice',
    'header',
    'Point 4: two exports put together; the second header is named by its line and is no voter, counted as a row.',
    () => ({
      ems: joined(inserting(LINES, 32, HEADER)),
      rows: 201,
      right: compared({ emsLeftOut: [{ line: 32, reason: 'repeated-header' }] }),
    }),
  ),
  corpusFile(
    'header-twice-crlf-bom',
    'header',
    'Point 4: the second export brought its own mark and line ends.',
    () => ({
      ems: joined(LINES.slice(0, 101)) + joined([`\ufeff${HEADER}`, ...LINES.slice(101)], '\r\n'),
      rows: 201,
      right: compared({ emsLeftOut: [{ line: 102, reason: 'repeated-header' }] }),
    }),
  ),
  corpusFile(
    'title-before-header',
    'header',
    'Point 4: a report’s title is no header; its line is shown as such.',
    () => ({
      ems: joined(['Voter extract of Los Angeles County', ...LINES]),
      right: refused(['no-header', 'missing-columns', 'wrong-delimiter'], [/header/i]),
    }),
  ),
  corpusFile(
    'sep-line',
    'header',
    'Point 4: Excel’s `sep=,` line is no header. Named, or skipped as the harmless thing it is.',
    () => ({
      ems: joined(['sep=,', ...LINES]),
      right: [compared(), refused(['no-header', 'missing-columns'], [/header/i])],
      plain: { bytes: bytesOf(joined(LINES)), format: 'csv' },
    }),
  ),
  corpusFile(
    'blank-line-before-header',
    'header',
    'Point 4: an empty first line. Read, or named as a missing header.',
    () => ({
      ems: joined(['', ...LINES]),
      right: [compared(), refused(['no-header', 'missing-columns'], [/header/i])],
      plain: { bytes: bytesOf(joined(LINES)), format: 'csv' },
    }),
  ),
  corpusFile(
    'underline-below-header',
    'header',
    'Point 4: SQL Server’s dashes below the header: one row that is nobody’s.',
    () => ({
      ems: joined(inserting(LINES, 2, ROLL_COLUMNS.map(() => '-------').join(','))),
      rows: null,
      right: [
        compared({ emsLeftOut: [{ line: 2, reason: 'repeated-header' }] }),
        compared({ emsLeftOut: [{ line: 2, reason: 'other-county', voterId: '-------' }] }),
        refused(['no-header', 'wrong-county-code'], [/\b2\b/]),
      ],
    }),
  ),
  corpusFile('empty-file', 'header', 'Point 4: nothing at all: said so.', () => ({
    ems: '',
    rows: 0,
    right: refused(['empty-file', 'no-header'], [/empty|header/i]),
  })),
  corpusFile('header-only', 'header', 'Point 4: a header and no voter: an export that found nothing.', () => ({
    ems: `${HEADER}\n`,
    rows: 0,
    right: refused('no-voters', [/no voter|no row/i]),
  })),
  corpusFile('newlines-only', 'header', 'Point 4: empty lines are no roll.', () => ({
    ems: '\n\n\n',
    rows: 0,
    right: refused(['empty-file', 'no-header'], [/empty|header/i]),
  })),
  corpusFile('html-page', 'header', 'Point 4: a login page saved as the extract.', () => ({
    ems: '<!DOCTYPE html>\n<html><head><title>Sign in</title></head>\n<body>Session, expired</body></html>\n',
    right: refused(['no-header', 'missing-columns'], [/header/i]),
  })),
  corpusFile('sql-dump', 'header', 'Point 4: INSERT statements are no CSV.', () => ({
    ems: joined(EMS.map((row) => `INSERT INTO voters VALUES ('${Object.values(row).join("','")}');`)),
    right: refused(['no-header', 'missing-columns'], [/header/i]),
  })),
  ...[
    ['in-another-order', reversed] as const,
    ['with-two-columns-swapped', swapped] as const,
    ['with-a-column-more', [...ROLL_COLUMNS, 'ours']] as const,
    ['with-a-column-fewer', but('correspondence')] as const,
  ].map(([name, columns]) =>
    corpusFile(
      `second-header-${name}`,
      'header',
      'Points 3 and 4: two exports in one file; the rows of the second, read by the first header, would be 200 false differences.',
      () => ({
        ems: csvText(EMS.slice(0, 100)) + csvText(EMS.slice(100), { columns }),
        rows: null,
        right: refused('second-header', [/header/i, /\b102\b/]),
      }),
    ),
  ),
  corpusFile(
    'second-header-behind-the-rows',
    'header',
    'Point 4: another header where no row follows it is two exports all the same.',
    () => ({
      ems: `${csvText(EMS)}${reversed.join(',')}\n`,
      right: refused('second-header', [/header/i, /\b202\b/]),
    }),
  ),
];
