import type { LedgerKey } from '../domain/message/ledger-key.ts';
import type { Temporal } from '../domain/shared/time.ts';

/**
 * The index of the messages that something must look at again. It may lag behind the rows by moments: whoever reads a
 * key here reads the row before acting. Throws when the table cannot be reached.
 */
export type DueMessages = {
  /** Pages of keys in one bucket (`bucketOf`). */
  inBucket(bucket: string): AsyncIterable<readonly LedgerKey[]>;
  /** Pages of keys in all buckets up to this limit (`bucketLimit`), in no order. */
  upTo(limit: string): AsyncIterable<readonly LedgerKey[]>;
  /** The moment of the last complete sweep; undefined before the first. */
  sweptAt(): Promise<Temporal.Instant | undefined>;
  saveSweptAt(at: Temporal.Instant): Promise<void>;
};
