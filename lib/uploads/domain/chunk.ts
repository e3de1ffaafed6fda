import type { Dialect } from './dialect.ts';
import type { Seeds } from './known-rows.ts';
import type { FileKind } from './layout.ts';
import type { TextRecord } from './text-records.ts';

/** Rows in a part: what one function takes in within a minute. */
export const ROWS_IN_CHUNK = 2_000;
/** A voter's rows that stand together stay together, up to so many. */
export const MOST_ROWS_IN_CHUNK = 2_500;

/** What reading a file has found, for whoever takes its rows in. */
export type Reading = {
  readonly kind: FileKind;
  /** How its rows are to be read; null where it has none. */
  readonly dialect: Dialect | null;
  readonly seeds: Seeds;
  /** See `LastFile`: of the last file, and of this one. */
  readonly paddedBefore: number | null;
  readonly padded: number | null;
  /** It is put beside the last file: it has so few rows that it is a part, such as rows that were repaired, or its kind is never whole. Nothing is gone because of it. */
  readonly isPart: boolean;
  /** Since when rows are passed over that the last file had: when all of a file was read; null when all of this one is. */
  readonly wholeSince: string | null;
  /** How many rows that the last file had stand in this one before, in the same words. */
  readonly doubled?: number;
  /** In how many parts its rows stand voter by voter, where they fill more than one; otherwise the one part is both. */
  readonly groups?: number;
  /** Where the rows that are as in the last file are listed. */
  readonly knownList: string;
};

/** A file with under half the rows of the last one is a part of it. */
export const isPartOf = (rows: number, rowsOfLast: number): boolean => rows * 2 < rowsOfLast;

/** A row of a part: as it stands in the file. */
export type ChunkRow = TextRecord;
