import { hasCome } from '../../domain/message/ledger-due.ts';
import type { LedgerRow } from '../../domain/message/ledger-row.ts';
import { isMessageItem, toLedgerRow } from './messages-document.ts';

type Item = Readonly<Record<string, unknown>>;

/**
 * The message that a change of the messages table makes due at this moment; undefined for every other change. A
 * message that was put off is due too, but not yet: the sweeper calls for it when its pause is over.
 */
export const messageNowDue = (change: {
  readonly newImage?: Item;
  readonly oldImage?: Item;
}): LedgerRow | undefined => {
  if (!isMessageItem(change.newImage) || change.oldImage?.['state'] === 'due') return undefined;
  const row = toLedgerRow(change.newImage);
  return row.state === 'due' && hasCome(row.notBefore, row.movedAt) ? row : undefined;
};
