import type { AuditEntry } from '../../shared/audit-entry.ts';
import type { ChainName } from './chain-name.ts';

/** An entry with its place in its chain. */
export type PlacedEntry = { readonly chain: ChainName; readonly sequence: number; readonly entry: AuditEntry };

/** A part of the trail, as a page shows it. */
export type TrailPart = {
  /** The chains that the viewer may choose from. */
  readonly choices: readonly ChainName[];
  /** The chain that is shown; null: the newest entries of all of them. */
  readonly shown: ChainName | null;
  /** Newest first. */
  readonly entries: readonly PlacedEntry[];
  /** The page of older entries begins before this number; null on the last page, and where all chains are shown. */
  readonly next: number | null;
};
