import { raw } from 'hono/html';
import type { FC } from 'hono/jsx';
import { LONGEST_ROW } from '../../sync-checks/domain/compare/bytes.ts';
import { GUARDS } from '../../sync-checks/domain/compare/guards-data.ts';
import { MAY_BE_SO, ROLL_REFUSED_CODES } from '../../sync-checks/domain/compare/refusal.ts';
import { KIND_OF, ROW_PROBLEM_CODES, ROW_PROBLEM_TEXT } from '../../sync-checks/domain/compare/row-problem.ts';
import { CATEGORY_NAMES } from '../../sync-checks/domain/difference-names.ts';
import { COLUMN_TEXT, EXAMPLE_ROW } from '../../sync-checks/domain/roll-columns.ts';
import {
  FIELD_CATEGORY,
  formatRollRow,
  ROLL_COLUMNS,
  ROLL_COMPRESSIONS,
  ROLL_HEADER,
  type RollColumn,
} from '../../sync-checks/domain/roll-format.ts';
import { STYLE } from './api-documentation.tsx';

const percent = (share: number): string => `${share * 100}%`;

const categoryOf = (column: RollColumn): string =>
  column === 'voterId'
    ? 'pairs the rows'
    : column === 'county'
      ? 'admits the row'
      : CATEGORY_NAMES[FIELD_CATEGORY[column]];

const Columns: FC = () => (
  <table>
    <caption>The {ROLL_COLUMNS.length} columns, all of them text; empty where a voter has none</caption>
    <thead>
      <tr>
        <th scope="col">Column</th>
        <th scope="col">Holds</th>
        <th scope="col">Example</th>
        <th scope="col">Category</th>
      </tr>
    </thead>
    <tbody>
      {ROLL_COLUMNS.map((column) => (
        <tr>
          <th scope="row">
            <code>{column}</code>
          </th>
          <td>{COLUMN_TEXT[column].holds}</td>
          <td>
            <code>{COLUMN_TEXT[column].example}</code>
          </td>
          <td>{categoryOf(column)}</td>
        </tr>
      ))}
    </tbody>
  </table>
);

const Rules: FC = () => (
  <ul>
    <li>Encoding: UTF-8, names in the composed form (NFC). A byte order mark at the beginning is read over.</li>
    <li>Line ends: LF or CRLF. Blank lines are no rows; the end mark of DOS (0x1A) at the end is read over.</li>
    <li>
      A row is one voter of your county, one row per voter, at most {LONGEST_ROW} bytes. Rows may come in any order; in
      the order of the voter IDs they are compared fastest.
    </li>
    <li>
      CSV (RFC 4180): a header line that names the columns, in any order; case and spaces around a name do not matter,
      other columns are ignored. Commas separate. A value with a comma, a quote or a line break stands in quotes, which
      begin right after the comma; a quote inside is doubled.
    </li>
    <li>
      NDJSON: one object per line, without brackets around them or commas between them; no header. Write every key; null
      and "" are empty. Numbers are compared as they are spelt, so IDs, ZIPs and phone numbers belong in quotes. Other
      keys are ignored.
    </li>
    <li>Compression: {ROLL_COMPRESSIONS.join(', ')}, of the one file; no zip and no other archive.</li>
    <li>What is written is compared, character for character: padding and case are differences.</li>
    <li>
      <code>rows</code> of your confirmation: the voters’ rows, without header and blank lines. <code>sha256</code>: of
      the file as uploaded, compressed or not.
    </li>
  </ul>
);

const Problems: FC = () => (
  <table>
    <caption>Why a row is left out; the check shows each with its line</caption>
    <thead>
      <tr>
        <th scope="col">Code</th>
        <th scope="col">Counts as</th>
        <th scope="col">Why</th>
      </tr>
    </thead>
    <tbody>
      {ROW_PROBLEM_CODES.map((code) => (
        <tr>
          <th scope="row">
            <code>{code}</code>
          </th>
          <td>{KIND_OF[code]}</td>
          <td>{ROW_PROBLEM_TEXT[code]}</td>
        </tr>
      ))}
    </tbody>
  </table>
);

/** The format of a county's extract, made from the tables that the comparison itself reads. */
export const RollFormatPage: FC = () => (
  <html lang="en">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>The format of an extract</title>
      <style>{raw(STYLE)}</style>
    </head>
    <body>
      <main>
        <h1>The format of an extract</h1>
        <p>
          What a county’s EMS sends for a sync check: the whole roll, one row per voter. The calls are on{' '}
          <a href="docs">the page of the API</a>.
        </p>
        <h2>Columns</h2>
        <Columns />
        <h2>The file</h2>
        <Rules />
        <h2>Examples</h2>
        <p>CSV:</p>
        <pre>{ROLL_HEADER + formatRollRow(EXAMPLE_ROW)}</pre>
        <p>NDJSON:</p>
        <pre>{`${JSON.stringify(EXAMPLE_ROW)}\n`}</pre>
        <h2>Rows that are left out</h2>
        <Problems />
        <p>
          The voter of such a row is not called missing. Each weighs as a difference in registration. More than{' '}
          {percent(GUARDS.leftOut.unreadable.share)} of the rows (and more than {GUARDS.leftOut.unreadable.alwaysUpTo}{' '}
          rows) unreadable, twice or of another county end the check without a result.
        </p>
        <h2>Files that give no result</h2>
        <p>
          Then nothing is published, and <code>failure</code> of the check says what is wrong, where, and what to do.
          Its code is <code>extract-</code> and one of: {ROLL_REFUSED_CODES.join(', ')}.
        </p>
        <p>
          These may be so although they look like faults: {MAY_BE_SO.join(', ')}. If it is really so, start a check of
          your own, upload the same file again and confirm it with <code>"confirm": true</code>: then it is compared as
          it is.
        </p>
      </main>
    </body>
  </html>
);
