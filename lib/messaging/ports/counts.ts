import type { CountedChange, Tally } from '../domain/message-tally.ts';

type Item = Readonly<Record<string, unknown>>;

/** Reads what a change of the messages table counts for; undefined for every other change. */
export type ReadCountedChange = (change: {
  readonly newImage?: Item;
  readonly oldImage?: Item;
}) => CountedChange | undefined;

/**
 * Adds to the counts what a batch of changes came to. `batch` names its records: the same batch again changes nothing.
 * Throws when the table cannot be reached; the parts that were added are not added again by a repeat.
 */
export type AddTally = (tallies: readonly Tally[], batch: readonly string[]) => Promise<void>;
