import type { ChainName } from './domain/chain-name.ts';
import type { DailyRoot } from './domain/daily-root.ts';
import type { Link } from './domain/link.ts';

export type { AuditTrail } from '../shared/audit-entry.ts';

/** What it takes to add to a chain. Both fail when the table cannot be reached. */
export type ChainEnds = {
  /** The newest link, read consistently; undefined for a chain that has none. */
  readonly newest: (chain: ChainName) => Promise<Link | undefined>;
  /** Puts a link where none stands. Answers with the link that stands there already, its own perhaps. */
  readonly append: (link: Link) => Promise<'appended' | Link>;
};

/** What it takes to read chains. Fails when the table cannot be reached. */
export type ChainReads = {
  /** The links behind a number, oldest first, at most `limit`. */
  readonly after: (chain: ChainName, sequence: number, limit: number) => Promise<readonly Link[]>;
  /** The links before a number, or the newest, newest first, at most `limit`. */
  readonly before: (chain: ChainName, sequence: number | undefined, limit: number) => Promise<readonly Link[]>;
};

/** The daily roots, where nobody can change them. */
export type DailyRoots = {
  /** The root with the highest number; undefined before the first. */
  readonly newest: () => Promise<DailyRoot | undefined>;
  /** The roots behind a number, in order, at most `limit`. */
  readonly after: (number: number, limit: number) => Promise<readonly DailyRoot[]>;
  /** Keeps a root. `exists`: one of this number is kept already, and stays. */
  readonly put: (root: DailyRoot) => Promise<'put' | 'exists'>;
};
