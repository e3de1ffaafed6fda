import type { Language } from '../../shared/codes.ts';
import type { CountyCode } from '../../shared/counties.ts';
import type { LedgerKey } from '../domain/ledger-key.ts';
import type { LedgerRow } from '../domain/ledger-row.ts';

/** A message that a sender should look at now. */
export type DueNotice = LedgerKey & { readonly county: CountyCode; readonly language: Language };

/**
 * Calls a sender for a message that is due. Calling twice, late, or for a message that is gone does no harm, because
 * the sender claims the row first. Throws when no sender was called.
 */
export type DueNotices = { notify(message: DueNotice): Promise<void> };

type Item = Readonly<Record<string, unknown>>;

/** Reads the message that a change of the messages table makes due; undefined for every other change. */
export type ReadMessageNowDue = (change: {
  readonly newImage?: Item;
  readonly oldImage?: Item;
}) => LedgerRow | undefined;
