import type { ChainName } from './chain-name.ts';

/** Where a chain ends: the number of its last link, and that link's hash. */
export type ChainEnd = { readonly sequence: number; readonly hash: string };

/**
 * One entry in its chain. `previous` is the hash of the link before it, and `hash` covers chain, number, that hash and
 * the text: whoever changes, removes, inserts or moves one breaks every link after it.
 */
export type Link = ChainEnd & {
  readonly chain: ChainName;
  readonly previous: string;
  /** The entry, as `textOfEntry` writes it. */
  readonly text: string;
};

/** Where a chain begins: links are counted from 1. */
export const CHAIN_START: ChainEnd = { sequence: 0, hash: '0'.repeat(64) };
