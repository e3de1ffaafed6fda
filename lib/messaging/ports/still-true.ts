import type { Temporal } from '../../shared/time.ts';
import type { SendFacts } from '../domain/delivery-check.ts';
import type { LedgerRow } from '../domain/ledger-row.ts';

/**
 * Asks the side that decided a message whether it would decide it still, with everything that has been recorded by now:
 * between the decision and the sending a county may take back the row behind it, and a decision that did not know of
 * that may write after one that did. Asked last, immediately before the provider is called. Throws when a table cannot
 * be reached.
 */
export type StillTrue = (row: LedgerRow, facts: SendFacts, now: Temporal.Instant) => Promise<boolean>;
