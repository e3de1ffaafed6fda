import type { Temporal } from '../../shared/time.ts';

/** A stored file, pinned to the version that this check compares. */
export type PinnedFile = {
  readonly key: string;
  /** Null where the store keeps no versions. */
  readonly versionId: string | null;
  readonly rows: number;
  /** Lower-case hexadecimal. */
  readonly sha256: string;
  readonly bytes: number;
};

/** A stored roll, and beside it the side's file of precincts and districts where it has sent one. */
export type PinnedRoll = PinnedFile & { readonly precincts?: PinnedFile | undefined };

/** VoteCal's roll as a check pinned it, with what its manifest promises. */
export type PinnedSnapshot = PinnedRoll & {
  readonly takenAt: Temporal.Instant;
  readonly canonical: boolean;
  /** That the roll is whole, though it has far fewer voters than the one before. */
  readonly whole?: boolean | undefined;
  /** The list of confidential voters beside it, where VoteCal delivers one. */
  readonly confidential?: PinnedFile | undefined;
};
