import type { VoterDifference } from '../../../lib/sync-checks/domain/difference.ts';

/**
 * What the corpus and the random rolls ask of the code under test, in terms of the format page and of no engine. Those
 * who write the engines write one `CompareSubject` and run every entry and every random pair through it.
 */

/** A roll as stored: its bytes, handed out in pieces, each time from the start. Format and compression are not told. */
export type RollStream = () => AsyncIterable<Uint8Array>;

/** What the county said about its file when it confirmed the upload. */
export type Announced = {
  /** Rows without header, as the county counts them; null when nothing was said. */
  readonly rows: number | null;
  /** SHA-256 of the bytes as uploaded, lower-case hexadecimal; null when nothing was said. */
  readonly sha256: string | null;
};

export type CompareInput = {
  readonly county: string;
  readonly ems: RollStream;
  readonly votecal: RollStream;
  readonly announced: Announced;
  /** Whether VoteCal's exporter vouches that its roll is canonical (one row a voter, ascending, no line breaks). */
  readonly canonical: boolean;
  /** Rows of the county's extract of the check before, when there was one. */
  readonly lastRows: number | null;
  /** False: the facts alone, as when a county has said "it is really so". The random pairs ask for that. */
  readonly guards: boolean;
};

export const SIDES = ['ems', 'votecal'] as const;
export type Side = (typeof SIDES)[number];

/** Why one row takes no part. The first that applies, in this order. */
export const ROW_REASONS = [
  'row-too-long',
  'not-utf8',
  'bad-quotes',
  'not-json',
  'duplicate-key',
  'bad-value',
  'repeated-header',
  'footer',
  'wrong-column-count',
  'bad-voter-id',
  'other-county',
  'duplicate-voter-id',
] as const;
export type RowReason = (typeof ROW_REASONS)[number];

/** A row that was left out. `line` is its first line; the file's first line is 1. */
export type LeftOutRow = { readonly side: Side; readonly line: number; readonly reason: RowReason };

/** What no eye can see in a difference, issue 9 point 3. Empty: the two values look different. */
export const INVISIBLE = ['unicode-form', 'padding', 'zero-width'] as const;
export type Invisible = (typeof INVISIBLE)[number];

export type MarkedDifference = VoterDifference & { readonly invisible: readonly Invisible[] };

/** Why there is no result. The subject maps the code's own codes to these. */
export const DIAGNOSES = [
  'empty-file',
  'no-voters',
  'no-header',
  'missing-columns',
  'repeated-columns',
  'second-header',
  'too-many-columns',
  'wrong-delimiter',
  'wrong-encoding',
  'wrong-line-ends',
  'wrong-column-count',
  'bad-quotes',
  'footer',
  'json-array',
  'not-ndjson',
  'missing-keys',
  'container',
  'broken-compression',
  'hollow-compression',
  'too-large',
  'row-too-long',
  'wrong-row-count',
  'wrong-sha256',
  'cut-short',
  'fewer-in-votecal',
  'field-differs',
  'bad-voter-ids',
  'wrong-county-code',
  'unreadable-rows',
  'duplicate-rows',
  'foreign-rows',
  'votecal-unusable',
] as const;
export type Diagnosis = (typeof DIAGNOSES)[number];

/** The facts of a comparison. Lists are in the order of the report: differences by `compareDifferences`, rows by line. */
export type Facts = {
  readonly differences: readonly MarkedDifference[];
  /** Rows that could not be read, EMS first. */
  readonly unreadable: readonly LeftOutRow[];
  /** Further rows of a voter, EMS first. */
  readonly duplicates: readonly LeftOutRow[];
  /** Rows of another county, EMS first. */
  readonly foreign: readonly LeftOutRow[];
  /** Voters of one side who may stand in a left-out row of the other, ascending: counted and listed, never "missing". */
  readonly notCompared: readonly string[];
  /** Rows of voters, read or left out. Blank lines, footers and further headers are none, whatever was announced. */
  readonly rows: Readonly<Record<Side, number>>;
};

export type Answer =
  | ({ readonly result: 'compared'; readonly judgement: 'passed' | 'failed' } & Facts)
  | {
      readonly result: 'no-result';
      readonly diagnosis: Diagnosis;
      readonly side: Side | null;
      /** All that the county's staff read: sentence, lines, columns, examples, what to do. */
      readonly text: string;
    };

/** The code under test. It never throws for what is in a file, and reads no stream past its own limits. */
export type CompareSubject = (input: CompareInput) => Promise<Answer>;
