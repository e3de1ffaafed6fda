import { LONGEST_ROW } from './bytes.ts';
import type { DifferingField, FieldExample, RollRefused, RollRefusedCode } from './refusal.ts';
import { ROW_PROBLEM_TEXT } from './row-problem.ts';
import { SPELLING_TEXT } from './spelling-text.ts';

const number = (value: number): string => String(value);

const linesText = ({ lines = [] }: RollRefused): string =>
  lines.length === 0 ? '' : ` First on line${lines.length > 1 ? 's' : ''} ${lines.join(', ')}.`;

const share = ({ count = 0, rows = 0 }: RollRefused): string => `${number(count)} of ${number(rows)} rows`;

const fieldText = ({ field, voters, spelling }: DifferingField): string =>
  `${field} (${number(voters)} voters: ${SPELLING_TEXT[spelling]})`;

const AGAINST: Readonly<Record<NonNullable<RollRefused['against']>, string>> = {
  votecal: 'VoteCal has',
  'last-extract': 'your last extract had',
  'last-snapshot': 'its last one had',
};

const lineEnds: Readonly<Record<string, string>> = {
  CR: 'CR alone, as old Macs write',
  'CR CR LF': 'CR CR LF: it was written in text mode twice',
  'LF CR': 'LF CR, the wrong way round',
  'U+0085': 'U+0085, as mainframes write',
};

const SHIFTED =
  ' Check for two column names that were swapped in the header, for a column that was left out, and for a value with a comma outside quotes: they shift the values of a row.';

/** What a county's staff read about each code: what is wrong, where, and what to do. No voter's data. */
const TEXT: Readonly<Record<RollRefusedCode, (refused: RollRefused) => string>> = {
  'wrong-size': ({ count, expected }) =>
    `The file has ${count} bytes, not ${expected} as announced: the upload was cut off or another file was sent. Upload it again.`,
  'wrong-sha256': () =>
    'The SHA-256 of the file is not the announced one: the upload was damaged or another file was sent. Upload it again.',
  container: ({ found }) =>
    `The file is ${found}, not a roll. Send the plain CSV or NDJSON file itself, or compress that one file with gzip or zstd.`,
  'broken-compression': ({ found }) =>
    `The compressed file (${found ?? 'gzip or zstd'}) is damaged, ends too early, or has other bytes behind it. Compress it again and upload it whole.`,
  'hollow-compression': ({ found }) =>
    `The compressed file (${found ?? 'gzip or zstd'}) consists of empty parts, one behind the other. Compress the one file once, and upload what comes out.`,
  'too-large': () =>
    'The file is larger than the limit for the announced rows, or unpacks to far more than any roll. Check what was exported.',
  'empty-file': () => 'The file is empty: it has no header and no row. Check the export.',
  'wrong-encoding': (refused) =>
    `The file is ${refused.found ?? 'not UTF-8'}, not UTF-8.${refused.count === undefined ? '' : ` ${share(refused)} are not UTF-8 text.`}${linesText(refused)} Export it as UTF-8.`,
  'wrong-line-ends': (refused) =>
    `The line ends${refused.count === undefined ? '' : ` of ${share(refused)}`} are ${lineEnds[refused.found ?? ''] ?? refused.found}.${linesText(refused)} End each line with LF or CRLF.`,
  'wrong-delimiter': ({ found }) => `The columns are separated by ${found}. Separate them with a comma (,).`,
  'json-array': () =>
    'The file is one JSON array. Write NDJSON: one object per line, without brackets around them and commas between them.',
  'not-ndjson': (refused) =>
    refused.found === 'CSV and JSON'
      ? 'A CSV header stands above lines of JSON. Send one format: CSV, or NDJSON without a header, one object per line.'
      : `The lines are not JSON objects.${refused.count === undefined ? '' : ` ${share(refused)} cannot be read.`}${linesText(refused)} Write one object per line, without commas between them and without record separators (RFC 7464).`,
  'no-header': ({ found, lines = [] }) =>
    lines.length > 0
      ? `The header stands on line ${lines[0]}. Leave out what stands above it: the first line must name the columns.`
      : `The file has no header line${found === undefined ? '' : `: its first line is ${found}`}. The first line must name the columns, separated by commas: voterId, county, lastName and so on, in UTF-8.`,
  'too-many-columns': () =>
    `The header line is longer than ${LONGEST_ROW} bytes: it has too many columns, or the file has no line ends. The columns of the format are 29.`,
  'missing-columns': ({ columns = [], found }) =>
    `The header lacks columns of the roll format: ${columns.join(', ')}.${found === undefined ? '' : ` It has ${found}.`} Name each column as the format does; case and spaces around a name do not matter.`,
  'repeated-columns': ({ columns = [] }) =>
    `The header has a column twice: ${columns.join(', ')}. Name each column once.`,
  'second-header': (refused) =>
    `A second header with other columns, or the same in another order, stands among the rows.${linesText(refused)} Two exports were joined, and the rows of the second cannot be read by the first header. Send one export with one header.`,
  'missing-keys': ({ columns = [] }) =>
    `No row of the file has these keys: ${columns.join(', ')}. Write every key of the format, with "" where a voter has no value.`,
  'row-too-long': (refused) =>
    `Rows are longer than the limit of ${LONGEST_ROW} bytes (${share(refused)}).${linesText(refused)} End each voter's row with a line end; in NDJSON write one object per line.`,
  'wrong-column-count': (refused) =>
    `${share(refused)} have another number of columns than the header: ${refused.found} instead of ${refused.expected}.${linesText(refused)} Check for trailing commas, for commas outside quotes, and for another delimiter such as tab.`,
  'bad-quotes': (refused) =>
    `The quotes of ${share(refused)} do not match${refused.found === undefined ? '' : `: ${refused.found}`}.${linesText(refused)} A quote must begin a value right after its comma, without a space, and quotes inside a value are doubled.`,
  'bad-voter-ids': (refused) =>
    `The voterId of ${share(refused)} is not VoteCal's${refused.found === undefined ? '' : `: ${refused.found}`}.${linesText(refused)} Send voterId as text, exactly as VoteCal has it.${refused.mayBeVotecal === true ? ' Your last check was compared: if your export has not changed since, VoteCal’s has, and operations has been alerted to look at it.' : ''}`,
  'unreadable-rows': (refused) =>
    `${share(refused)} cannot be read. ${refused.problem === undefined ? '' : ROW_PROBLEM_TEXT[refused.problem]}${refused.found === undefined ? '' : ` It is ${refused.found}.`}${linesText(refused)}`,
  'wrong-county-code': (refused) =>
    `The county of ${share(refused)} is ${refused.found === undefined ? 'no county number' : `“${refused.found}”${refused.found === refused.expected ? ' with spaces or the like around it' : ''}`}, not “${refused.expected}”.${linesText(refused)} Send the county's two digits as text, with a leading zero where it has one: ${refused.expected}.${refused.found === undefined ? SHIFTED : ''}`,
  'foreign-rows': (refused) =>
    refused.found === undefined
      ? `In ${share(refused)} no county number stands in the county column.${linesText(refused)}${SHIFTED} Each row of county ${refused.expected} has ${refused.expected} there.`
      : `${share(refused)} belong to other counties, the first to county “${refused.found}”.${linesText(refused)} Export the rows of county ${refused.expected} only.`,
  'duplicate-rows': (refused) =>
    `${share(refused)} are a further row of a voter who has one already: voters are in the file twice.${linesText(refused)} Write one row per voter; check whether two exports were joined.`,
  'wrong-row-count': (refused) => {
    const { count = 0, expected } = refused;
    const unread =
      (refused.lines ?? []).length === 0 ? '' : ` Lines that are no voter's row are among them.${linesText(refused)}`;
    return count > Number(expected)
      ? `The file has ${number(count)} rows, more than the ${expected} that were announced.${unread} Announce the voters' rows of this very file, without header and blank lines; leave out lines of totals, messages and underlines, and put values with line breaks in quotes.`
      : `The file has ${number(count)} rows, fewer than the ${expected} that were announced: it was cut off, or something else was counted.${unread} Count the voters' rows, without header and blank lines.`;
  },
  'no-voters': () =>
    'The file has no row of a voter that could be compared, so there are no voters in it. Check the export.',
  'cut-short': ({ count, expected, against }) =>
    `The file has ${count} voters, ${against === undefined ? '' : AGAINST[against]} ${expected}: it seems cut short. Export the whole roll.`,
  'fewer-in-votecal': ({ count, expected }) =>
    `VoteCal's export has ${count} voters, your file ${expected}: either VoteCal's is cut short, and operations has been alerted to look at it, or yours holds voters who are not registered in your county. Check that you exported registered voters of your county only.`,
  'field-differs': ({ fields = [], rows, side }) =>
    side === 'votecal'
      ? `Of ${rows} voters on both sides VoteCal has no value, a spoilt one, or one in another format than the agreed one, in ${fields.map(({ field, voters }) => `${field} (${number(voters)} voters)`).join('; ')}.`
      : `Of ${rows} voters on both sides many differ in the spelling of ${fields.length > 1 ? 'these fields' : 'this field'}: ${fields.map(fieldText).join('; ')}. That is no list of voters to correct.`,
  'not-comparable': () => 'The rolls differ nearly everywhere, which is a fault of a file and no sync result.',
};

/** What is wrong with a file and what to do, without any voter's data. */
export const refusalText = (refused: RollRefused): string => TEXT[refused.code](refused);

/** What no eye sees, or sees as something else: spaces but the plain one, controls, marks without width, accents apart. */
const UNSEEN = /[^\P{Zs} ]|[\p{Zl}\p{Zp}\p{Cc}\p{Cf}\p{M}]/gu;

/** A value as it can be seen: quoted, with what no eye sees written out. */
const shown = (value: string): string =>
  JSON.stringify(value).replaceAll(UNSEEN, (found) =>
    [...found].map((character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}}`).join(''),
  );

/** The examples in words. They hold a voter's data: for the county's own eyes. */
export const exampleLines = ({
  examples = [],
}: {
  readonly examples?: readonly FieldExample[] | undefined;
}): string[] =>
  examples.map(({ field, ems, votecal }) => `${field}: your EMS has ${shown(ems)}, VoteCal has ${shown(votecal)}`);
