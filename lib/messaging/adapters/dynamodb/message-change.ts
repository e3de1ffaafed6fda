import { becomesDue } from '../../domain/due-notice.ts';
import { LedgerState } from '../../domain/ledger-state.ts';
import type { ReadMessageNowDue } from '../../ports/notices.ts';
import { isMessageItem, toLedgerRow } from './message-document.ts';

/** Reads stream images of the messages table. */
export const messageNowDue: ReadMessageNowDue = (change) => {
  if (!isMessageItem(change.newImage)) return undefined;
  const row = toLedgerRow(change.newImage);
  return becomesDue(LedgerState.safeParse(change.oldImage?.['state']).data, row) ? row : undefined;
};
