import type { LedgerKey } from '../domain/message/ledger-key.ts';
import type { LedgerMove, MoveFailure } from '../domain/message/ledger-move.ts';
import type { LedgerRow } from '../domain/message/ledger-row.ts';
import type { Result } from '../domain/shared/result.ts';

/** The messages of the ledger, one by one. Every read is consistent. Throws when the table cannot be reached. */
export type MessageRows = {
  find(key: LedgerKey): Promise<LedgerRow | undefined>;
  /** All messages of one voter in one election. */
  ofVoter(electionId: string, voterId: string): Promise<readonly LedgerRow[]>;
  /** One conditional write. Fails with `NOT_APPLICABLE`, having changed nothing, where `applyMove` would. */
  move(key: LedgerKey, move: LedgerMove): Promise<Result<LedgerRow, MoveFailure>>;
};
