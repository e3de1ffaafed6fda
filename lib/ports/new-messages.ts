import type { LedgerRow } from '../domain/message/ledger-row.ts';

/** Where new messages enter the ledger. Throws when the table cannot be reached. */
export type NewMessages = {
  /** Creates the row unless its key exists: a message that was ever recorded is never recorded again. */
  create(row: LedgerRow): Promise<'created' | 'existing'>;
};
