/**
 * Which message of ours a call through Amazon Connect is for. What Connect reports names the call alone, and other calls of
 * the same instance too. Throws when the table cannot be reached.
 */
export type KnownCalls = {
  remember(contactId: string, ledgerKey: string): Promise<void>;
  /** Undefined: no message of ours. */
  find(contactId: string): Promise<string | undefined>;
};
