/** What became of a row that a person should look at. */
export type RowOutcome = {
  /** On which line of the file it begins, from 1. */
  readonly line: number;
  readonly result: 'held' | 'rejected' | 'flagged';
  /** What it is about, as written; '' where that cannot be read. */
  readonly voterId: string;
  /** A ballot's ID or a barcode: the second column of the kind. */
  readonly itemId: string;
  readonly field: string;
  readonly code: string;
  readonly sentence: string;
  /** The row as it stands in the file, where it was rejected: to be repaired. */
  readonly text?: string;
};
