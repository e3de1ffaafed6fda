import { createHash } from 'node:crypto';
import type { ChainName } from '../domain/chain-name.ts';
import type { DailyRoot } from '../domain/daily-root.ts';
import type { ChainEnd, Link } from '../domain/link.ts';

/** SHA-256 of a text, in hexadecimal. */
export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The hash that a link has to have. */
export const hashOf = ({ chain, sequence, previous, text }: Omit<Link, 'hash'>): string =>
  sha256(JSON.stringify([chain, sequence, previous, text]));

/** The link that puts a text behind the end of a chain. */
export const linkBehind = (chain: ChainName, end: ChainEnd, text: string): Link => {
  const link = { chain, sequence: end.sequence + 1, previous: end.hash, text };
  return { ...link, hash: hashOf(link) };
};

/** The hash that a daily root has to have. */
export const hashOfRoot = ({ number, madeAt, previous, ends }: Omit<DailyRoot, 'hash'>): string =>
  sha256(JSON.stringify([number, madeAt, previous, ends]));
