import type { ChainName } from './domain/chain-name.ts';
import type { Link } from './domain/link.ts';

export type { Actor, AuditEntry, AuditOutcome, AuditPart, AuditTarget, AuditTrail } from '../shared/audit-entry.ts';

/** What it takes to add to a chain. Both fail when the table cannot be reached. */
export type ChainEnds = {
  /** The newest link, read consistently; undefined for a chain that has none. */
  readonly newest: (chain: ChainName) => Promise<Link | undefined>;
  /** Puts a link where none stands. Answers with the link that stands there already, its own perhaps. */
  readonly append: (link: Link) => Promise<'appended' | Link>;
};
