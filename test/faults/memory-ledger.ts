import { dueClassOf, duePartition } from '../../lib/messaging/domain/ledger-due.ts';
import { formatLedgerKey, type LedgerKey } from '../../lib/messaging/domain/ledger-key.ts';
import { applyMove } from '../../lib/messaging/domain/ledger-move.ts';
import { keyOf, type LedgerRow } from '../../lib/messaging/domain/ledger-row.ts';
import type { DueMessages, MessageRows, NewMessages } from '../../lib/messaging/ports/ledger.ts';
import { err } from '../../lib/shared/result.ts';
import type { Temporal } from '../../lib/shared/time.ts';

/** A change of the table, as its stream tells it. */
export type RowChange = { readonly old: LedgerRow | undefined; readonly new: LedgerRow };

/** Rows of one page of the index. */
const PAGE = 100;

/** The messages table in memory: the same conditions, a stream of changes, and the sparse index. */
export class MemoryLedger {
  readonly #rows = new Map<string, LedgerRow>();
  readonly #voters = new Map<string, string[]>();
  /** By partition of the index. */
  readonly #due = new Map<string, Map<string, LedgerRow>>();
  /** Nothing is due before this; something need not be due then. */
  #nothingBefore = 0;
  readonly #onChange: (change: RowChange) => void;

  constructor(onChange: (change: RowChange) => void = () => undefined) {
    this.#onChange = onChange;
  }

  all(): readonly LedgerRow[] {
    return [...this.#rows.values()];
  }

  /** Whether a sweep would find anything now. */
  hasDue(now: Temporal.Instant): boolean {
    const at = now.epochMilliseconds;
    if (at < this.#nothingBefore) return false;
    let next = Number.POSITIVE_INFINITY;
    for (const rows of this.#due.values()) {
      for (const row of rows.values()) next = Math.min(next, row.wakeAt?.epochMilliseconds ?? next);
    }
    this.#nothingBefore = next;
    return next <= at;
  }

  /** Whether something is still to be done with any message. */
  get isOpen(): boolean {
    return [...this.#due.values()].some((rows) => rows.size > 0);
  }

  /** Marks a message as taken back; the first retraction stays. */
  retract(key: LedgerKey, id: string): void {
    const row = this.get(key);
    if (row && row.retracted === undefined) this.#store(row, { ...row, retracted: id });
  }

  get(key: LedgerKey): LedgerRow | undefined {
    return this.#rows.get(formatLedgerKey(key));
  }

  #store(old: LedgerRow | undefined, row: LedgerRow): void {
    const text = formatLedgerKey(row);
    this.#rows.set(text, row);
    const partitionOf = (one: LedgerRow): string => duePartition(one, dueClassOf(one.type, one.state, one.putOff));
    if (old?.wakeAt) this.#due.get(partitionOf(old))?.delete(text);
    if (row.wakeAt) {
      this.#nothingBefore = Math.min(this.#nothingBefore, row.wakeAt.epochMilliseconds);
      const partition = partitionOf(row);
      const rows = this.#due.get(partition) ?? new Map<string, LedgerRow>();
      rows.set(text, row);
      this.#due.set(partition, rows);
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
    return {
      upTo: (partition, now) => {
        const due = [...(this.#due.get(partition)?.values() ?? [])].flatMap((row) =>
          row.wakeAt && row.wakeAt.epochMilliseconds <= now.epochMilliseconds
            ? [{ key: keyOf(row), wakeAt: row.wakeAt }]
            : [],
        );
        due.sort((one, other) => one.wakeAt.epochMilliseconds - other.wakeAt.epochMilliseconds);
        return (async function* () {
          for (let start = 0; start === 0 || start < due.length; start += PAGE) yield due.slice(start, start + PAGE);
        })();
      },
    };
  }
}
