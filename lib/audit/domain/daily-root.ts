import * as z from 'zod';
import { CHAINS, type ChainName } from './chain-name.ts';

const Hash = z.string().regex(/^[0-9a-f]{64}$/);

/**
 * Where all chains ended at one moment, once a day, with the hash of the root before: whoever holds it can tell later
 * whether anything up to that moment was changed. It lies where nobody can change or delete it.
 */
export const DailyRoot = z.strictObject({
  /** Counts the roots, from 1. */
  number: z.number().int().positive(),
  madeAt: z.iso.datetime(),
  /** The hash of the root before; 64 zeros for the first. */
  previous: Hash,
  /** The last link of each chain that has any, the state's first. */
  ends: z.array(
    z.strictObject({
      chain: z.enum(CHAINS as [ChainName, ...ChainName[]]),
      sequence: z.number().int().positive(),
      hash: Hash,
    }),
  ),
  /** SHA-256 of the four members above as a JSON array. */
  hash: Hash,
});
export type DailyRoot = z.infer<typeof DailyRoot>;

/** The root before the first. */
export const NO_ROOT = { number: 0, hash: '0'.repeat(64), ends: [] } as const;
