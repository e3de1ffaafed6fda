import type { RollFormat, RollRow } from '../../../lib/sync-checks/domain/roll-format.ts';
import { factsOf, judgementOf } from './oracle.ts';
import type { OracleLeftOut } from './oracle-roll.ts';
import { COUNTY, EMS, VOTECAL } from './rolls.ts';
import type { Announced, Diagnosis, Facts, RollStream, RowReason, Side } from './subject.ts';
import { csvText } from './writing.ts';

/** The kinds of files, after the points of issue 9. */
export const KINDS = [
  'encoding',
  'line-ends',
  'delimiter',
  'header',
  'trailer',
  'quoting',
  'characters',
  'spreadsheet',
  'duplicates',
  'foreign',
  'cut-short',
  'field-throughout',
  'ndjson',
  'compression',
  'giant',
  'votecal',
] as const;
export type Kind = (typeof KINDS)[number];

/** The right value when the rolls are compared. A null judgement: either is right, the left-out rows' weight is data. */
export type RightCompared = { readonly result: 'compared'; readonly judgement: 'passed' | 'failed' | null } & Facts;

/** The right value when there is no result: one of the diagnoses, and what the county's staff must be able to read. */
export type RightRefused = {
  readonly result: 'no-result';
  readonly diagnosis: readonly Diagnosis[];
  readonly side: Side | null;
  readonly mustMention: readonly RegExp[];
};

export type RightValue = RightCompared | RightRefused;

/** A roll as bytes, or as a stream when it is far too large for memory. */
export type CorpusBytes = Uint8Array | RollStream;

export type Built = {
  readonly county: string;
  readonly ems: CorpusBytes;
  readonly votecal: CorpusBytes;
  readonly announced: Announced;
  readonly canonical: boolean;
  readonly lastRows: number | null;
};

/** What the oracle needs to read the county's file for itself: the file without compression, and its format. */
export type Plain = { readonly bytes: Uint8Array; readonly format: RollFormat };

/** What an entry is made of; what is absent is the clean one's. */
export type Made = {
  readonly ems: CorpusBytes | string;
  readonly votecal?: CorpusBytes | string;
  readonly county?: string;
  readonly rows?: number | null;
  readonly sha256?: string | null;
  readonly canonical?: boolean;
  readonly lastRows?: number | null;
  /** Any of these is right. More than one only where the issue leaves the choice; the entry's `why` says so. */
  readonly right: RightValue | readonly RightValue[];
  /** The county's file as the oracle reads it, when it is compared and is compressed or NDJSON. */
  readonly plain?: Plain;
};

export type CorpusFile = {
  readonly name: string;
  readonly kind: Kind;
  /** Why the right value is the right one, with the point of issue 9. */
  readonly why: string;
  /** The two files and what was announced about them, made anew by each call. */
  readonly build: () => Built;
  /** The right values, of which any is right. */
  readonly right: () => readonly RightValue[];
  /** The county's file for the oracle to read by itself; undefined when no reader could. */
  readonly plain: () => Plain | undefined;
};

/** VoteCal's side, canonical. */
export const CLEAN_VOTECAL = csvText(VOTECAL);
/** The county's side, undamaged. */
export const CLEAN_EMS = csvText(EMS);

const bytes = (part: CorpusBytes | string): CorpusBytes => (typeof part === 'string' ? Buffer.from(part) : part);

/** An entry of the corpus; nothing is built before it is asked for. */
export const corpusFile = (name: string, kind: Kind, why: string, make: () => Made): CorpusFile => ({
  name,
  kind,
  why,
  build: () => {
    const made = make();
    return {
      county: made.county ?? COUNTY,
      ems: bytes(made.ems),
      votecal: bytes(made.votecal ?? CLEAN_VOTECAL),
      announced: { rows: made.rows === undefined ? EMS.length : made.rows, sha256: made.sha256 ?? null },
      canonical: made.canonical ?? made.votecal === undefined,
      lastRows: made.lastRows ?? null,
    };
  },
  right: () => [make().right].flat(),
  plain: () => {
    const { plain, ems } = make();
    if (plain !== undefined) return plain;
    return typeof ems === 'function' ? undefined : { bytes: Buffer.from(ems), format: 'csv' };
  },
});

/** A left-out row of the model. `voterId`: whose it is; null when nobody can tell. */
export type LeftOut = { readonly line: number; readonly reason: RowReason; readonly voterId?: string | null };

export type Model = {
  readonly ems?: readonly RollRow[];
  readonly votecal?: readonly RollRow[];
  readonly emsLeftOut?: readonly LeftOut[];
  readonly votecalLeftOut?: readonly LeftOut[];
};

const leftOutRow = ({ line, reason, voterId = null }: LeftOut): OracleLeftOut => ({
  line,
  reason,
  voterId,
  sure: voterId !== null,
});

/**
 * Compared, as a model of the file says by hand: the rows that can be read and those that cannot. The differences
 * follow from the definition; no reader takes part, so a reader's mistake cannot make the right value wrong.
 */
export const compared = ({
  ems = EMS,
  votecal = VOTECAL,
  emsLeftOut = [],
  votecalLeftOut = [],
}: Model = {}): RightCompared => {
  const side = (rows: readonly RollRow[], leftOut: readonly LeftOut[]) => ({
    read: rows.map((row) => ({ line: 0, row })),
    leftOut: leftOut.map(leftOutRow),
  });
  const facts = factsOf({ ems: side(ems, emsLeftOut), votecal: side(votecal, votecalLeftOut) });
  return { result: 'compared', judgement: judgementOf(facts), ...facts };
};

/** No result for the county's file. */
export const refused = (
  diagnosis: Diagnosis | readonly Diagnosis[],
  mustMention: readonly RegExp[],
  side: Side | null = 'ems',
): RightRefused => ({ result: 'no-result', diagnosis: [diagnosis].flat(), side, mustMention });
