import type { CountyCode } from '../../shared/counties.ts';
import type { Result } from '../../shared/result.ts';
import type { Temporal } from '../../shared/time.ts';
import type { MessageDecision } from '../domain/decision.ts';
import type { LedgerKey } from '../domain/ledger-key.ts';
import type { LedgerMove, MoveFailure } from '../domain/ledger-move.ts';
import type { LedgerRow } from '../domain/ledger-row.ts';
import type { MessageCount } from '../domain/message-count.ts';

/** How the ballot side hands decisions to the delivery side. */
export type MessageLedger = {
  /**
   * Creates the ledger row of each decision that has none yet (key: see `LedgerKey`), and supersedes the older rows of
   * the same voter, election and channel that are still held or due and that the decision makes untrue.
   * `voterIsNew`: the decisions were made when their voters had no messages yet, so that there is nothing to supersede.
   * What somebody else decided at the same moment is seen by whoever sends.
   * Repeating a call changes nothing. Throws when the table cannot be reached; nothing is then half-written that a
   * repeat would not complete.
   */
  record(
    decisions: readonly MessageDecision[],
    options?: { readonly voterIsNew: boolean },
  ): Promise<{ created: number; existing: number; superseded: number }>;
};

/** The messages of the ledger, one by one. Every read is consistent. Throws when the table cannot be reached. */
export type MessageRows = {
  find(key: LedgerKey): Promise<LedgerRow | undefined>;
  /** All messages of one voter in one election. */
  ofVoter(electionId: string, voterId: string): Promise<readonly LedgerRow[]>;
  /** One conditional write. Fails with `NOT_APPLICABLE`, having changed nothing, where `applyMove` would. */
  move(key: LedgerKey, move: LedgerMove): Promise<Result<LedgerRow, MoveFailure>>;
};

/** Where new messages enter the ledger. Throws when the table cannot be reached. */
export type NewMessages = {
  /** Creates the row unless its key exists: a message that was ever recorded is never recorded again. */
  create(row: LedgerRow): Promise<'created' | 'existing'>;
};

/**
 * The index of the messages that something must look at again. It may lag behind the rows by moments: whoever reads a
 * key here reads the row before acting. Throws when the table cannot be reached.
 */
export type DueMessages = {
  /** Pages of the rows in one partition (`duePartition`) whose time has come, oldest first. */
  upTo(partition: string, now: Temporal.Instant): AsyncIterable<readonly DueEntry[]>;
};

/** A row as the index lists it. */
export type DueEntry = { readonly key: LedgerKey; readonly wakeAt: Temporal.Instant };

/**
 * Counts the ledger of an election; that of one county alone when it is given. Throws when the table cannot be
 * reached.
 */
export type CountMessages = (electionId: string, county: CountyCode | null) => Promise<readonly MessageCount[]>;
