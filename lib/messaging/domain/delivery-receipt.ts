import type { Channel } from '../../shared/codes.ts';
import type { Temporal } from '../../shared/time.ts';
import { callAgainMove, earlierCallMove } from './call-again.ts';
import type { DeliveryCode } from './delivery-code.ts';
import type { LedgerMove } from './ledger-move.ts';
import type { LedgerRow } from './ledger-row.ts';
import { isLegal } from './ledger-state.ts';

/** What a provider reports about a message that it took. */
export type ReceiptResult = 'accepted' | 'delivered' | 'undelivered';

export type DeliveryReceipt = {
  readonly result: ReceiptResult;
  readonly providerId: string;
  readonly code?: DeliveryCode;
};

/**
 * Which of two reports about one message stands, in whatever order they come. An email that its server took and then
 * bounced did not arrive; a text or call that failed at first and then reached the phone did.
 */
const STRENGTH: Readonly<Record<Channel, readonly ReceiptResult[]>> = {
  text: ['accepted', 'undelivered', 'delivered'],
  email: ['accepted', 'delivered', 'undelivered'],
  voice: ['accepted', 'undelivered', 'delivered'],
};

/** `FORGED`: the report names another message of the provider than ours. `NOTHING_NEW`: late, repeated or weaker. */
export type ReceiptJudgement = LedgerMove | 'FORGED' | 'NOTHING_NEW';

/** What a receipt changes about a row. A call that reached nobody is made again a few times, hours later. */
export const receiptMove = (row: LedgerRow, receipt: DeliveryReceipt, now: Temporal.Instant): ReceiptJudgement => {
  const ofEarlier = earlierCallMove(row, receipt, now);
  if (ofEarlier !== undefined) return ofEarlier;
  if (row.providerId !== undefined && row.providerId !== receipt.providerId) return 'FORGED';
  // A message that was never claimed was never sent, whoever says so.
  if (row.fence === 0) return 'FORGED';
  // Neither was one to somebody whom the sender has refused to reach, where no call before it may have come through.
  if (row.code === 'NOT_A_GUEST' && row.unknownSince === undefined) return 'FORGED';
  const order: readonly string[] = STRENGTH[row.channel];
  if (order.indexOf(row.state) >= order.indexOf(receipt.result) || !isLegal(row.state, receipt.result))
    return 'NOTHING_NEW';
  const again = receipt.result === 'undelivered' ? callAgainMove(row, receipt, now) : undefined;
  if (again !== undefined) return again;
  return {
    to: receipt.result,
    at: now,
    from: [row.state],
    fence: row.fence,
    providerId: receipt.providerId,
    ...(row.acceptedAt ? {} : { acceptedAt: now }),
    ...(receipt.code ? { code: receipt.code } : {}),
  };
};
