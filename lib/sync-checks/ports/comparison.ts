import type { Result } from '../../shared/result.ts';
import type { SyncCheck } from '../domain/check.ts';
import type { ByteOperations, Window } from '../domain/compare/bytes.ts';
import type { RollRefused } from '../domain/compare/refusal.ts';
import type { ReadAgain } from '../domain/compare/row-again.ts';
import type { Side } from '../domain/compare/row-problem.ts';
import type { ExpectedRoll } from '../domain/compare/verify-rolls.ts';
import type { CheckReport } from '../domain/comparison.ts';
import type { Difference, VoterDifference } from '../domain/difference.ts';
import type { FileRefused } from '../domain/failures.ts';
import type { PrecinctsFiles } from '../domain/precincts/compare-precincts.ts';
import type { RollFormat } from '../domain/roll-format.ts';

/** A roll's uncompressed bytes, given out window by window, while the stored bytes are counted and hashed. */
export interface RollInput {
  /**
   * Appends to what the window has not consumed, or marks its end; undefined when it has done so at once. Rejects with
   * `UnreadableRoll`.
   */
  readonly fill: (window: Window) => Promise<void> | undefined;
  /** Reads the stored bytes to their end without giving them out. */
  readonly drain: () => Promise<void>;
  /** Bytes of the stored object so far. */
  readonly bytes: () => number;
  /** SHA-256 of the stored object, in hexadecimal; null unless one is expected. Ask once, at the end. */
  readonly sha256: () => string | null;
  readonly close: () => void;
}

/** The same, with the rows that were given out at hand again until it is closed. */
export interface RereadableRollInput extends RollInput {
  readonly readAgain: ReadAgain;
}

/** A roll to compare: it can be opened at its first byte more than once. */
export interface RollToCompare {
  /** Set when the file's beginning already says that it is no roll. */
  readonly refused: Omit<RollRefused, 'side'> | null;
  readonly expected: ExpectedRoll;
  readonly format: RollFormat;
  /**
   * Promise of our own exporter (`formatRollRow`): canonical CSV, strictly ascending by voter ID, every row valid and of
   * the county, no line break inside a value. Where the other roll has the same bytes, those are not checked again.
   */
  readonly canonical: boolean;
  readonly open: (side: Side) => Promise<RollInput>;
  readonly openRereadable: (side: Side) => Promise<RereadableRollInput>;
}

/** Puts differences in the order of the report, in bounded memory. */
export interface DifferenceSorter {
  readonly add: (difference: VoterDifference) => void;
  /** All differences in order. Nothing may be added afterwards. */
  readonly sorted: () => Iterable<VoterDifference>;
  readonly close: () => void;
}

/** What a comparison needs of the machine that it runs on. */
export interface ComparisonTools {
  readonly bytes: ByteOperations;
  readonly sorter: () => DifferenceSorter;
}

type Compared = Result<CheckReport, FileRefused>;

/** The rolls of checks and what their comparisons found. Throws when the store cannot be reached. */
export interface ComparisonStore {
  /** The two pinned rolls of a check. Throws when it has none yet. */
  readonly rollsOf: (check: SyncCheck) => Promise<{ readonly ems: RollToCompare; readonly votecal: RollToCompare }>;
  /** The files of precincts and districts beside them. */
  readonly precinctsOf: (check: SyncCheck) => Promise<PrecinctsFiles>;
  /**
   * Keeps the differences that `compare` hands over, in their order, for publication, and gives what `compare` gives.
   * Of a refused comparison nothing is kept.
   */
  readonly keepDifferences: (
    check: Pick<SyncCheck, 'id' | 'county' | 'redrives'>,
    compare: (keep: (difference: Difference) => Promise<void>) => Promise<Compared>,
  ) => Promise<Compared>;
}
