import { hasCome } from './ledger-due.ts';
import type { LedgerRow } from './ledger-row.ts';
import type { LedgerState } from './ledger-state.ts';

/**
 * Whether this very change makes a message due, so that a sender is called at once. A message that was put off is due
 * too, but not yet: the sweeper calls for it when its pause is over.
 */
export const becomesDue = (before: LedgerState | undefined, row: LedgerRow): boolean =>
  row.state === 'due' && before !== 'due' && hasCome(row.notBefore, row.movedAt);
