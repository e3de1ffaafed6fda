import { becomesDue } from '../../domain/delivery-ring.ts';
import type { LedgerRow } from '../../domain/ledger-row.ts';
import { LedgerState } from '../../domain/ledger-state.ts';
import { isMessageItem, toLedgerRow } from './messages-document.ts';

type Item = Readonly<Record<string, unknown>>;

/** The message that a change of the messages table makes due; undefined for every other change. */
export const messageNowDue = (change: {
  readonly newImage?: Item;
  readonly oldImage?: Item;
}): LedgerRow | undefined => {
  if (!isMessageItem(change.newImage)) return undefined;
  const row = toLedgerRow(change.newImage);
  return becomesDue(LedgerState.safeParse(change.oldImage?.['state']).data, row) ? row : undefined;
};
