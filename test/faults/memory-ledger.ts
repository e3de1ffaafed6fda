import { bucketOf } from '../../lib/messaging/domain/ledger-due.ts';
import { formatLedgerKey, type LedgerKey } from '../../lib/messaging/domain/ledger-key.ts';
import { applyMove } from '../../lib/messaging/domain/ledger-move.ts';
import type { LedgerRow } from '../../lib/messaging/domain/ledger-row.ts';
import type { DueMessages, MessageRows, NewMessages } from '../../lib/messaging/ports/ledger.ts';
import { err } from '../../lib/shared/result.ts';
import type { Temporal } from '../../lib/shared/time.ts';

/** A change of the table, as its stream tells it. */
export type RowChange = { readonly old: LedgerRow | undefined; readonly new: LedgerRow };

/** The messages table in memory: the same conditions, a stream of changes, and the sparse index. */
export class MemoryLedger {
  readonly #rows = new Map<string, LedgerRow>();
  readonly #voters = new Map<string, string[]>();
  readonly #buckets = new Map<string, Map<string, LedgerKey>>();
  #sweptAt: Temporal.Instant | undefined;
  readonly #onChange: (change: RowChange) => void;

  constructor(onChange: (change: RowChange) => void = () => undefined) {
    this.#onChange = onChange;
  }

  all(): readonly LedgerRow[] {
    return [...this.#rows.values()];
  }

  /** Whether a sweep would find anything in the buckets up to this limit. */
  hasDue(limit: string): boolean {
    for (const bucket of this.#buckets.keys()) if (bucket <= limit) return true;
    return false;
  }

  /** Whether something is still to be done with any message. */
  get isOpen(): boolean {
    return this.#buckets.size > 0;
  }

  get(key: LedgerKey): LedgerRow | undefined {
    return this.#rows.get(formatLedgerKey(key));
  }

  #store(old: LedgerRow | undefined, row: LedgerRow): void {
    const text = formatLedgerKey(row);
    this.#rows.set(text, row);
    if (old?.wakeAt) {
      const bucket = bucketOf(old.wakeAt, text);
      const keys = this.#buckets.get(bucket);
      keys?.delete(text);
      if (keys?.size === 0) this.#buckets.delete(bucket);
    }
    if (row.wakeAt) {
      const bucket = bucketOf(row.wakeAt, text);
      const keys = this.#buckets.get(bucket) ?? new Map<string, LedgerKey>();
      keys.set(text, row);
      this.#buckets.set(bucket, keys);
    }
    this.#onChange({ old, new: row });
  }

  readonly newMessages: NewMessages = {
    create: async (row) => {
      const text = formatLedgerKey(row);
      if (this.#rows.has(text)) return 'existing';
      const voter = `${row.electionId}#${row.voterId}`;
      this.#voters.set(voter, [...(this.#voters.get(voter) ?? []), text]);
      this.#store(undefined, row);
      return 'created';
    },
  };

  readonly rows: MessageRows = {
    find: async (key) => this.get(key),
    ofVoter: async (electionId, voterId) =>
      (this.#voters.get(`${electionId}#${voterId}`) ?? []).flatMap((text) => this.#rows.get(text) ?? []),
    move: async (key, move) => {
      const row = this.get(key);
      if (row === undefined) return err('NOT_APPLICABLE');
      const moved = applyMove(row, move);
      if (moved.ok && moved.value !== row) this.#store(row, moved.value);
      return moved;
    },
  };

  readonly due: DueMessages = this.#dueMessages();

  #dueMessages(): DueMessages {
    const keysOf = (bucket: string): LedgerKey[] => [...(this.#buckets.get(bucket)?.values() ?? [])];
    return {
      inBucket: async function* (bucket) {
        yield keysOf(bucket);
      },
      upTo: (limit) => {
        const buckets = [...this.#buckets.keys()].filter((bucket) => bucket <= limit);
        return (async function* () {
          for (const bucket of buckets) yield keysOf(bucket);
        })();
      },
      sweptAt: async () => this.#sweptAt,
      saveSweptAt: async (at) => {
        this.#sweptAt = at;
      },
    };
  }
}
