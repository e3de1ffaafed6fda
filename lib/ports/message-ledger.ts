import type { MessageDecision } from '../domain/message/decision.ts';

/** How the ballot side hands decisions to the delivery side. */
export type MessageLedger = {
  /**
   * Creates the ledger row of each decision that has none yet (key: see `LedgerKey`), and supersedes the older rows of
   * the same voter, election and channel that are still held or due and that the decision makes untrue.
   * Repeating a call changes nothing. Throws when the table cannot be reached; nothing is then half-written that a
   * repeat would not complete.
   */
  record(decisions: readonly MessageDecision[]): Promise<{ created: number; existing: number; superseded: number }>;
};
