import type { ChainName } from '../../lib/audit/domain/chain-name.ts';
import type { DailyRoot } from '../../lib/audit/domain/daily-root.ts';
import type { Link } from '../../lib/audit/domain/link.ts';
import type { ChainEnds, ChainReads, DailyRoots } from '../../lib/audit/ports.ts';
import type { AuditEntry, AuditTrail } from '../../lib/shared/audit-entry.ts';

/** The table's chains in memory, with its one condition: a link is put only where none stands. */
export const memoryChains = (): ChainEnds & ChainReads & { readonly links: (chain: ChainName) => readonly Link[] } => {
  const stored = new Map<string, Link>();
  const keyOf = (chain: ChainName, sequence: number): string => `${chain}#${sequence}`;
  const links = (chain: ChainName): readonly Link[] =>
    [...stored.values()].filter((link) => link.chain === chain).toSorted((one, other) => one.sequence - other.sequence);
  return {
    links,
    newest: async (chain) => links(chain).at(-1),
    after: async (chain, sequence, limit) => links(chain).slice(sequence, sequence + limit),
    before: async (chain, sequence, limit) =>
      links(chain)
        .filter((link) => sequence === undefined || link.sequence < sequence)
        .toReversed()
        .slice(0, limit),
    append: async (link) => {
      const key = keyOf(link.chain, link.sequence);
      const stands = stored.get(key);
      if (stands) return stands;
      stored.set(key, link);
      return 'appended';
    },
  };
};

/** The bucket of the roots in memory: what is kept, stays. */
export const memoryRoots = (): DailyRoots & { readonly all: DailyRoot[] } => {
  const all: DailyRoot[] = [];
  return {
    all,
    newest: async () => all.at(-1),
    after: async (number, limit) => all.slice(number, number + limit),
    put: async (root) => {
      if (all.length >= root.number) return 'exists';
      all.push(root);
      return 'put';
    },
  };
};

/** A trail that keeps the newest entries as they were handed to it. */
export const memoryTrail = (most = Number.POSITIVE_INFINITY): AuditTrail & { readonly entries: AuditEntry[] } => {
  const entries: AuditEntry[] = [];
  return {
    entries,
    record: async (entry) => {
      entries.push(entry);
      if (entries.length > most) entries.splice(0, entries.length - most / 2);
    },
  };
};

export const entry = (change: Partial<AuditEntry> = {}): AuditEntry => ({
  at: '2026-10-05T17:00:00.000Z',
  call: 'call-1',
  actor: { kind: 'client', id: 'client-03', role: 'county-ems' },
  county: '03',
  action: 'change-election',
  target: { kind: 'election', id: '2026-11-03-statewide' },
  before: null,
  after: null,
  reason: null,
  from: '192.0.2.1',
  outcome: 'done',
  ...change,
});
