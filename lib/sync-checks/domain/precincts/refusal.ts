import type { FieldExample } from '../compare/refusal.ts';
import type { Side } from '../compare/row-problem.ts';

/** Why a file of precincts and districts is refused whole; the check then ends without a result. */
export const PRECINCTS_REFUSED_CODES = [
  'wrong-size',
  'wrong-sha256',
  'too-large',
  'container',
  'wrong-encoding',
  'empty-file',
  'wrong-line-ends',
  'wrong-delimiter',
  'missing-columns',
  'unreadable-rows',
  'wrong-row-count',
  'most-differ',
] as const;
export type PrecinctsRefusedCode = (typeof PRECINCTS_REFUSED_CODES)[number];

/** What is wrong with a file of precincts and districts. It holds nobody's data. */
export interface PrecinctsRefused {
  readonly file: 'precincts';
  readonly code: PrecinctsRefusedCode;
  readonly side: Side;
  /** What the file was recognised as. */
  readonly found?: string | undefined;
  /** The first lines that have the problem. */
  readonly lines?: readonly number[];
  readonly count?: number;
  readonly rows?: number;
  readonly expected?: number;
  readonly examples?: readonly FieldExample[];
}

const on = ({ lines = [] }: PrecinctsRefused): string =>
  lines.length === 0 ? '' : ` First on line${lines.length > 1 ? 's' : ''} ${lines.join(', ')}.`;

/** What a county's staff read about each code: what is wrong, where, and what to do. */
const TEXT: Readonly<Record<PrecinctsRefusedCode, (refused: PrecinctsRefused) => string>> = {
  'wrong-size': ({ count, expected }) =>
    `it has ${count} bytes, not ${expected} as announced: the upload was cut off or another file was sent. Upload it again.`,
  'wrong-sha256': () =>
    'its SHA-256 is not the announced one: the upload was damaged or another file was sent. Upload it again.',
  'too-large': ({ expected }) => `it has more than ${expected} bytes. Check what was exported.`,
  container: ({ found }) => `it is ${found}. Send the plain CSV file itself; it is small.`,
  'wrong-encoding': (refused) => `it is ${refused.found ?? 'not UTF-8'}, not UTF-8.${on(refused)} Export it as UTF-8.`,
  'empty-file': () => 'it is empty: it assigns no precinct. Check the export, or confirm the roll without it.',
  'wrong-line-ends': () => 'its line ends are CR alone. End each line with LF or CRLF.',
  'wrong-delimiter': ({ found }) => `its columns are separated by ${found}. Separate them with a comma (,).`,
  'missing-columns': () =>
    'its first line does not name the columns precinct and district once each, separated by a comma. Case and spaces around a name do not matter; other columns are ignored.',
  'unreadable-rows': (refused) =>
    `${refused.count} of ${refused.rows} rows cannot be read: a row has as many columns as the header, a precinct, and one district's code without spaces.${on(refused)}`,
  'wrong-row-count': ({ count, expected }) =>
    `it has ${count} rows, not ${expected} as announced. Count the rows, without header and blank lines; if the number was right, the file was cut off.`,
  'most-differ': ({ count, rows }) =>
    `of ${rows} precincts ${count} have other districts than VoteCal's, which is a matter of spelling, or another county's file, and no list of precincts to correct.`,
};

/** What is wrong with a file of precincts and districts, and what to do: the rest of a sentence about "it". */
export const precinctsRefusalText = (refused: PrecinctsRefused): string => TEXT[refused.code](refused);
