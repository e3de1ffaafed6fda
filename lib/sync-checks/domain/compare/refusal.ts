import * as z from 'zod';
import type { RollColumn, RollField } from '../roll-format.ts';
import type { RowProblemCode, Side } from './row-problem.ts';

/** Why a file is refused whole. Nothing of the comparison is published then. */
export const ROLL_REFUSED_CODES = [
  'wrong-size',
  'wrong-sha256',
  'container',
  'broken-compression',
  'hollow-compression',
  'too-large',
  'empty-file',
  'wrong-encoding',
  'wrong-line-ends',
  'wrong-delimiter',
  'json-array',
  'not-ndjson',
  'no-header',
  'too-many-columns',
  'missing-columns',
  'repeated-columns',
  'second-header',
  'missing-keys',
  'row-too-long',
  'wrong-column-count',
  'bad-quotes',
  'bad-voter-ids',
  'unreadable-rows',
  'wrong-county-code',
  'foreign-rows',
  'duplicate-rows',
  'wrong-row-count',
  'no-voters',
  'cut-short',
  'fewer-in-votecal',
  'field-differs',
  'not-comparable',
] as const;
export const RollRefusedCode = z.enum(ROLL_REFUSED_CODES);
export type RollRefusedCode = z.infer<typeof RollRefusedCode>;

/** What may be so although it looks like a fault: a county may say "it is really so" and run the file again. */
export const MAY_BE_SO: readonly RollRefusedCode[] = [
  'missing-keys',
  'row-too-long',
  'wrong-encoding',
  'wrong-column-count',
  'bad-quotes',
  'bad-voter-ids',
  'unreadable-rows',
  'not-ndjson',
  'wrong-county-code',
  'foreign-rows',
  'duplicate-rows',
  'cut-short',
  'fewer-in-votecal',
  'field-differs',
  'not-comparable',
];

/**
 * Whether a county can have the file compared as it is. A file of which no row was read, such as one in UTF-16, cannot
 * be, whatever the county says.
 */
export const isConfirmable = ({ code, count, noneRead }: Pick<RollRefused, 'code' | 'count' | 'noneRead'>): boolean =>
  MAY_BE_SO.includes(code) &&
  noneRead !== true &&
  (count !== undefined || (code !== 'wrong-encoding' && code !== 'not-ndjson'));

/** In what two spellings differ. */
export const SPELLINGS = [
  'unicode-form',
  'padding',
  'zero-width',
  'case',
  'leading-zeros',
  'encoding',
  'punctuation',
  'order',
  'day',
  'swapped',
  'cut',
  'null-word',
  'empty',
  'nul',
  'too-long',
  'other',
] as const;
export type Spelling = (typeof SPELLINGS)[number];

/** One voter's value as the two sides spell it. Personal data: for the county's own eyes. */
export const FieldExample = z.strictObject({ field: z.string(), ems: z.string(), votecal: z.string() });
export type FieldExample = Readonly<z.infer<typeof FieldExample>>;

/** A field that the two sides spell otherwise. */
export interface DifferingField {
  readonly field: RollField;
  readonly voters: number;
  readonly spelling: Spelling;
}

/** A refusal: which file (null when it concerns both), why, and what helps to mend it. No voter's data but `examples`. */
export interface RollRefused {
  readonly code: RollRefusedCode;
  readonly side: Side | null;
  /** Columns of the format. */
  readonly columns?: readonly (RollColumn | 'voterId')[];
  /** What the file was recognised as: `zip`, `UTF-16`, `tab`. */
  readonly found?: string;
  /** The first lines that have the problem. */
  readonly lines?: readonly number[];
  /** Rows with the problem, of how many. */
  readonly count?: number;
  readonly rows?: number;
  /** What there should be: rows announced, rows of the other side, columns of the header, the county. */
  readonly expected?: number | string;
  /** What `expected` was taken from, for `cut-short`. */
  readonly against?: 'votecal' | 'last-extract' | 'last-snapshot';
  /** VoteCal's file may as well be the one at fault: operations is to look at it. */
  readonly mayBeVotecal?: boolean;
  /** No row of the file could be read. */
  readonly noneRead?: true;
  /** The most frequent reason for `unreadable-rows`. */
  readonly problem?: RowProblemCode;
  readonly fields?: readonly DifferingField[];
  /** Shown to the county alone. */
  readonly examples?: readonly FieldExample[];
}
