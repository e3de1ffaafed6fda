import type { Addition } from '../domain/brakes/sums.ts';
import type { ObservedChange } from '../domain/brakes/taken.ts';
import type { Tally } from '../domain/message-tally.ts';

type Item = Readonly<Record<string, unknown>>;

/** Reads what a change of the messages table counts for; undefined for every other change. */
export type ReadCountedChange = (change: {
  readonly newImage?: Item;
  readonly oldImage?: Item;
}) => ObservedChange | undefined;

/**
 * Adds to the counts, and to the sums of the brakes, what a batch of changes came to. `batch` names its records: the same batch again changes nothing.
 * Throws when the table cannot be reached; the parts that were added are not added again by a repeat.
 */
export type AddTally = (
  tallies: readonly Tally[],
  additions: readonly Addition[],
  batch: readonly string[],
) => Promise<void>;
