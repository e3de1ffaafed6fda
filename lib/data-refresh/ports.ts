import type { CountyCode } from '../shared/counties.ts';
import type { Temporal } from '../shared/time.ts';
import type { CopyId, SourcePart } from './domain/copy.ts';
import type { Item } from './domain/mask-item.ts';
import type { Keyed } from './domain/permute.ts';
import type { Refresh } from './domain/refresh.ts';
import type { CopiedTable, ReplacedTable } from './domain/table-plans.ts';

/** Texts and files by their keys. Throws when they cannot be reached. */
export type Files = {
  readonly read: (key: string) => Promise<string | undefined>;
  readonly write: (key: string, text: string) => Promise<void>;
  /** Keeps the lines, each with a line break behind it; the file appears whole or not at all. Gives the hash of its bytes, in hex. */
  readonly writeLines: (
    key: string,
    lines: AsyncIterable<string>,
  ) => Promise<{ readonly sha256: string; readonly rows: number }>;
  /** None when there is no such file. */
  readonly lines: (key: string) => AsyncIterable<string>;
  readonly list: (prefix: string) => Promise<readonly string[]>;
};

/** The tables of the source as they were at the backups’ moment. */
export type TableBackups = {
  /**
   * Takes the backups, or goes on with them, and gives their parts once all are there, or since when the first is taken. A second time changes nothing. Throws when one
   * cannot be taken.
   */
  readonly take: (
    copy: CopyId,
    tables: readonly CopiedTable[],
  ) => Promise<readonly Extract<SourcePart, { table: CopiedTable }>[] | { readonly runningSince: Temporal.Instant }>;
  readonly items: (part: Extract<SourcePart, { table: CopiedTable }>) => AsyncIterable<Item>;
};

/** A file of VoteCal's delivery or of a county's, copied as it is. */
export type RollSide = {
  /** Rows of the roll, their values in the order of `ROLL_COLUMNS`. */
  readonly rows: AsyncIterable<readonly (readonly string[])[]>;
  readonly precincts: { readonly text: string; readonly rows: number } | null;
  readonly takenAt: Temporal.Instant | null;
};

/** The rolls of the source as they were at the backups’ moment. */
export type RollBackups = {
  readonly parts: (copy: CopyId) => Promise<readonly Extract<SourcePart, { county: CountyCode }>[]>;
  /**
   * The IDs on VoteCal's lists of confidential voters: the one of each county that was in force at the backups’ moment, and every one that
   * was delivered since. In one order, each once. Throws a `SafeError` when a list cannot be read as one.
   */
  readonly named: (copy: CopyId) => Promise<readonly string[]>;
  /** Throws when a file is not there any more. */
  readonly open: (part: Extract<SourcePart, { county: CountyCode }>) => Promise<RollSide>;
};

/** The keyed function of a copy. Its key stays with the source. */
export type MaskingKey = () => Promise<Keyed>;

/** The tables of the County Test Environment. */
export type TargetTables = {
  /** Items of a segment; their keys alone where nothing else is asked for. */
  readonly items: (table: ReplacedTable, segment: number, of: number, keysOnly: boolean) => AsyncIterable<Item>;
  readonly put: (table: CopiedTable, items: readonly Item[]) => Promise<void>;
  readonly remove: (
    table: ReplacedTable,
    keys: readonly { readonly pk: string; readonly sk: string }[],
  ) => Promise<void>;
};

/** The rolls bucket of the County Test Environment. */
export type TargetRolls = {
  /** Takes a file of the copy to a place of the bucket. */
  readonly take: (key: string, object: string) => Promise<void>;
  /** The hash of what is there, in hex; undefined when nothing is. */
  readonly hashOf: (object: string) => Promise<string | undefined>;
};

export type Refreshes = {
  readonly find: (copy: CopyId) => Promise<Refresh | undefined>;
  /** The newest first. */
  readonly list: () => Promise<readonly Refresh[]>;
  /** Replaces what stands at the version before. */
  readonly save: (next: Refresh) => Promise<'saved' | 'conflict'>;
};

/** The name of an execution of `data-refresh` that has not ended; undefined when there is none. Throws when it cannot be found out. */
export type RunningRefresh = () => Promise<string | undefined>;

/** Starts `data-refresh` under a name. `exists`: there was one of this name. Throws when Step Functions cannot be reached. */
export type StartRefresh = (name: string, input: { readonly copy: CopyId }) => Promise<'started' | 'exists'>;

/** A link that fetches a file of the environment's rolls, under this name, for an hour. */
export type LinkToRoll = (object: string, fileName: string) => Promise<string>;
