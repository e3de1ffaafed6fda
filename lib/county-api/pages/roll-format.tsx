import { raw } from 'hono/html';
import type { FC } from 'hono/jsx';
import { LANGUAGES } from '../../shared/codes.ts';
import { COUNTIES } from '../../shared/counties.ts';
import { LONGEST_ROW } from '../../sync-checks/domain/compare/bytes.ts';
import { GUARDS } from '../../sync-checks/domain/compare/guards-data.ts';
import { MAY_BE_SO, ROLL_REFUSED_CODES } from '../../sync-checks/domain/compare/refusal.ts';
import { REFUSAL_SUMMARY } from '../../sync-checks/domain/compare/refusal-summary.ts';
import { KIND_OF, ROW_PROBLEM_CODES, ROW_PROBLEM_TEXT } from '../../sync-checks/domain/compare/row-problem.ts';
import { CATEGORY_NAMES } from '../../sync-checks/domain/difference-names.ts';
import { PRECINCT_COLUMNS } from '../../sync-checks/domain/precincts/assignments.ts';
import { PRECINCTS_REFUSED_CODES } from '../../sync-checks/domain/precincts/refusal.ts';
import { COLUMN_TEXT, EXAMPLE_ROW } from '../../sync-checks/domain/roll-columns.ts';
import {
  FIELD_CATEGORY,
  formatRollRow,
  ROLL_COLUMNS,
  ROLL_COMPRESSIONS,
  ROLL_HEADER,
  type RollColumn,
} from '../../sync-checks/domain/roll-format.ts';
import { VOTER_STATUSES, type VoterStatus } from '../../voters/domain/voter.ts';
import { API_STYLE } from './api-style.ts';

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

const STATUS_NAMES: Readonly<Record<VoterStatus, string>> = {
  A: 'active',
  I: 'inactive',
  P: 'pending',
  C: 'cancelled',
};

const CODES_OF_VOTECAL = ['party', 'statusReason', 'vbmStatus', 'participation', 'correspondence'] as const;

const Codes: FC = () => (
  <ul>
    <li>
      <code>status</code>:{' '}
      {VOTER_STATUSES.map((status, index) => (
        <>
          {index === 0 ? '' : ', '}
          <code>{status}</code> {STATUS_NAMES[status]}
        </>
      ))}
      .
    </li>
    <li>
      <code>language</code>: {LANGUAGES.join(', ')}. <code>permanentVbm</code>: Y, N.
    </li>
    <li>
      {CODES_OF_VOTECAL.map((column, index) => (
        <>
          {index === 0 ? '' : ', '}
          <code>{column}</code>
        </>
      ))}
      : VoteCal’s own codes, which are compared letter for letter. There is no list of them here: write each as your EMS
      has it from VoteCal, not its name and not a code of your own.
    </li>
  </ul>
);

const Rules: FC = () => (
  <ul>
    <li>Encoding: UTF-8, names in the composed form (NFC). A byte order mark at the beginning is read over.</li>
    <li>
      Line ends: LF or CRLF. Blank lines are no rows, above the header too; the end mark of DOS (0x1A) at the end,
      Excel’s <code>sep=,</code> above the header and a line drawn below it are read over.
    </li>
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
      NDJSON: one object per line, without brackets around them or commas between them; no header. Write every key: null
      and "" are empty, and so is a key that one row lacks; a key that no row has is refused. Numbers are compared as
      they are spelt, so IDs, ZIPs and phone numbers belong in quotes. Other keys are ignored.
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

const Refusals: FC = () => (
  <table>
    <caption>Why a file gives no result</caption>
    <thead>
      <tr>
        <th scope="col">Code</th>
        <th scope="col">What it means, and what to do</th>
        <th scope="col">May be so</th>
      </tr>
    </thead>
    <tbody>
      {ROLL_REFUSED_CODES.map((code) => (
        <tr>
          <th scope="row">
            <code>{code}</code>
          </th>
          <td>{REFUSAL_SUMMARY[code]}</td>
          <td>{MAY_BE_SO.includes(code) ? 'yes' : 'no'}</td>
        </tr>
      ))}
    </tbody>
  </table>
);

const Counties: FC = () => (
  <p>
    {COUNTIES.map(({ code, name }, index) => (
      <>
        {index === 0 ? '' : ', '}
        <code>{code}</code> {name}
      </>
    ))}
    . They are VoteCal’s numbers, in the order of the alphabet; the federal ones (FIPS) are others.
  </p>
);

const megabytes = (bytes: number): string => `${(bytes / 2 ** 20).toLocaleString('en-US')} MiB`;

const Limits: FC = () => {
  const { limits, cutShort, fieldDiffers, spelledOtherwise, leftOut, leftEmpty, offFormat } = GUARDS;
  return (
    <ul>
      <li>A row, and the header: at most {LONGEST_ROW.toLocaleString('en-US')} bytes.</li>
      <li>
        The file, unpacked: {megabytes(limits.bytesAtLeast)}, and {limits.bytesPerRow.toLocaleString('en-US')} bytes
        more for each row that you announce; never more than {megabytes(limits.bytesAtMost)}. Compressed, at most{' '}
        {limits.timesCompressed} times its stored size. The file of precincts: {megabytes(limits.precinctsBytes)}. One
        upload (a PUT) takes at most 5 GB: compress what is larger.
      </li>
      <li>An upload address works for an hour; ask for another as often as you need one. The last upload counts.</li>
      <li>
        <code>cut-short</code>: fewer voters than VoteCal by more than {percent(cutShort.votecal.share)}, fewer rows
        than your last extract by more than {percent(cutShort['last-extract'].share)}, or both by more than{' '}
        {percent(cutShort.bothSigns.share)}.
      </li>
      <li>
        <code>field-differs</code>: a field that differs for more than {percent(fieldDiffers.share)} of the voters, or
        is written in another spelling (case, zeros, spoilt accents, punctuation, padding) for more than{' '}
        {percent(spelledOtherwise.share)} of them; in a county of fewer than{' '}
        {(spelledOtherwise.alwaysUpTo / spelledOtherwise.share).toLocaleString('en-US')} voters for more than{' '}
        {spelledOtherwise.alwaysUpTo}, in a very small one for more than {percent(spelledOtherwise.ofSmall)}; or that
        you leave empty where VoteCal has a value for more than {percent(leftEmpty.share)}, or write otherwise than the
        columns ask for more than {percent(offFormat.share)}.
      </li>
      <li>
        Rows that are unreadable, twice or of another county: more than {percent(leftOut.unreadable.share)} of each, and
        more than {leftOut.unreadable.alwaysUpTo} rows. In a very small file more than half, and more than one, is
        enough for each of these limits.
      </li>
    </ul>
  );
};

const EXAMPLE_PRECINCTS = `${PRECINCT_COLUMNS.join(',')}\n${EXAMPLE_ROW.districts
  .split(' ')
  .map((district) => `${EXAMPLE_ROW.precinct},${district}\n`)
  .join('')}`;

const Precincts: FC = () => (
  <>
    <p>
      Beside the roll, a small file of your precincts and the districts in which each lies. It may be left out; the
      check then says that precincts and districts were not compared. A precinct whose districts differ from VoteCal’s
      is one difference, before those of voters in its category.
    </p>
    <ul>
      <li>
        Plain CSV in UTF-8, not compressed, with a header that names <code>precinct</code> and <code>district</code>.
        What is read over in a roll is read over here.
      </li>
      <li>
        One row per assignment: a precinct that lies in five districts has five rows. A precinct in no district has one
        row with an empty <code>district</code>. Rows may come in any order.
      </li>
      <li>
        Precinct codes as in the roll’s column <code>precinct</code>, district codes as in its column{' '}
        <code>districts</code>, without spaces.
      </li>
    </ul>
    <pre>{EXAMPLE_PRECINCTS}</pre>
    <p>
      One row that cannot be read ends the check without a result, and <code>failure</code> names its line: every
      precinct weighs. The code is <code>extract-precincts-</code> and one of: {PRECINCTS_REFUSED_CODES.join(', ')}.
      Only <code>most-differ</code> may be so.
    </p>
  </>
);

const TRIAL = `curl -O "$API/v1/check-roll.cjs"
node check-roll.cjs extract.csv --county ${EXAMPLE_ROW.county} --precincts precincts.csv
`;

const callsText = (tokenUrl: string): string => `API=https://…            # this page's address before /v1, without it
TOKEN=$(curl -s -u "$CLIENT_ID:$CLIENT_SECRET" -d grant_type=client_credentials \\
  ${tokenUrl} | sed 's/.*"access_token":"\\([^"]*\\).*/\\1/')
call() { curl -s -X "$1" "$API$2" -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/json' "\${@:3}"; }

call POST /v1/sync-checks -d '{}'                      # → {"id":"…"}; on a night its id comes with the request
ID=…
call POST /v1/sync-checks/$ID/extract -d '{}'          # → {"uploadUrl":"…","precinctsUploadUrl":"…"}
curl -T extract.csv "$UPLOAD_URL"
curl -T precincts.csv "$PRECINCTS_UPLOAD_URL"          # if you send one
call POST /v1/sync-checks/$ID/extract/complete -d '…'  # the last line that the trial printed
call GET /v1/sync-checks/$ID                           # status, result, failure, rowProblems
call GET /v1/sync-checks/$ID/differences               # when status is completed
`;

const Steps: FC<{ tokenUrl: string }> = ({ tokenUrl }) => (
  <>
    <ol>
      <li>
        <strong>Export</strong> the whole roll in the format below, and the precincts with their districts.
      </li>
      <li>
        <strong>Try it</strong> before the night, as often as you like, on a machine with Node.js 24 or newer: the
        command <a href="check-roll.cjs">check-roll.cjs</a> reads the files as a check does, compressed or not, with the
        same engine, and stores and sends nothing. It says what is wrong, on which lines, and what to do, and which
        values are not written as the columns below ask; its exit status is 0 when a check would compare the files, 1
        when it would not, 2 when the command is not understood. Whether voters are missing, or a field is spelt
        otherwise throughout, only the check can tell, because it has VoteCal’s side.
        <pre>{TRIAL}</pre>
      </li>
      <li>
        <strong>Fix</strong> what it says in the export, not in the file by hand, and try again.
      </li>
      <li>
        <strong>Upload</strong> and confirm. Without a night you start a check yourself, at any time; it waits a day for
        the files.
        <pre>{callsText(tokenUrl)}</pre>
      </li>
      <li>
        <strong>Look at the end</strong>: <code>completed</code> with a result and differences, or <code>failed</code>{' '}
        with a <code>failure</code> that says what to mend. Then start another check.
      </li>
    </ol>
  </>
);

/** The format of a county's extract, made from the tables that the comparison itself reads. */
export const RollFormatPage: FC<{ tokenUrl: string }> = ({ tokenUrl }) => (
  <html lang="en">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>The format of an extract</title>
      <style>{raw(API_STYLE)}</style>
    </head>
    <body>
      <main>
        <h1>The format of an extract</h1>
        <p>
          What a county’s EMS sends for a sync check: the whole roll, one row per voter. The calls are on{' '}
          <a href="docs">the page of the API</a>.
        </p>
        <h2>From export to result</h2>
        <Steps tokenUrl={tokenUrl} />
        <h2>Columns</h2>
        <Columns />
        <h2>Codes</h2>
        <Codes />
        <h2>The file</h2>
        <Rules />
        <h2>Examples</h2>
        <p>CSV:</p>
        <pre>{ROLL_HEADER + formatRollRow(EXAMPLE_ROW)}</pre>
        <p>NDJSON:</p>
        <pre>{`${JSON.stringify(EXAMPLE_ROW)}\n`}</pre>
        <h2>Precincts and districts</h2>
        <Precincts />
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
          Its code is <code>extract-</code> and one of these; where it may be either side’s, the code stands alone. A
          code that begins with <code>votecal-</code> is none of your doing, and operations has been alerted.
        </p>
        <Refusals />
        <p>
          What may be so although it looks like a fault: start a check of your own, upload the very same files again and
          add <code>"confirm": true</code> to what you send to <code>extract/complete</code>. What you were told of
          these files in the last five weeks is then passed over, and they are compared as they are. What you were not
          told of ends the check as before.
        </p>
        <h2>Limits</h2>
        <Limits />
        <h2>Counties</h2>
        <Counties />
      </main>
    </body>
  </html>
);
