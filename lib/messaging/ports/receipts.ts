import type { Result } from '../../shared/result.ts';
import type { DeliveryReceipt } from '../domain/delivery-receipt.ts';
import type { LedgerKey } from '../domain/ledger-key.ts';

/** A provider's event, read: what it says about which of our messages. */
export type ReceiptEvent = {
  readonly key: LedgerKey;
  readonly receipt: DeliveryReceipt;
  /** The voter told their mail provider that this is spam. */
  readonly complained: boolean;
};

/** `IGNORED`: about no message to a voter, or nothing that changes one. `MALFORMED`: not an event of a provider. */
export type UnreadReceipt = 'IGNORED' | 'MALFORMED';

/** What an event of a provider came to, once it was read. */
export type ReadEvent = Result<ReceiptEvent, UnreadReceipt>;

/** Reads an event of a provider, as the queue of receipts brings it. Throws when a table that it needs cannot be reached. */
export type ReadReceipt = (event: unknown) => ReadEvent | Promise<ReadEvent>;
