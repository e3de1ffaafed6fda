import type { Clock } from '../../shared/clock.ts';
import type { SubscriptionStore } from '../../voters/ports.ts';
import { type DeliveryReceipt, receiptMove } from '../domain/delivery-receipt.ts';
import { formatLedgerKey, type LedgerKey } from '../domain/ledger-key.ts';
import type { CountComplaint } from '../ports/brakes.ts';
import type { MessageRows } from '../ports/ledger.ts';
import type { ReceiptEvent } from '../ports/receipts.ts';

type SettlePorts = { readonly clock: Clock; readonly rows: Pick<MessageRows, 'find' | 'move'> };

export type ReceiptPorts = SettlePorts & {
  readonly subscriptions: Pick<SubscriptionStore, 'optOut'>;
  readonly countComplaint: CountComplaint;
};

/** Somebody else may write the row between our read and our write; after so many times the event comes again later. */
const TRIES = 5;

/** What a receipt did. `UNKNOWN_MESSAGE` and `FORGED` change nothing, and neither does `NOTHING_NEW`. */
export type SettleResult = 'SETTLED' | 'NOTHING_NEW' | 'FORGED' | 'UNKNOWN_MESSAGE';

/**
 * Writes what a receipt proves about a message. Late, repeated and swapped receipts end in the same state.
 * Throws when the table cannot be reached or the row keeps changing: the receipt must then come again.
 */
export const settleReceipt = async (
  ports: SettlePorts,
  key: LedgerKey,
  receipt: DeliveryReceipt,
): Promise<SettleResult> => {
  const now = await ports.clock();
  for (let tries = 0; tries < TRIES; tries += 1) {
    const row = await ports.rows.find(key);
    if (row === undefined) return 'UNKNOWN_MESSAGE';
    const judgement = receiptMove(row, receipt, now);
    if (typeof judgement === 'string') return judgement;
    const moved = await ports.rows.move(key, judgement);
    if (moved.ok) return 'SETTLED';
  }
  throw new Error('A message changed each time its receipt was to be written.');
};

/**
 * Takes in a provider's event about a message. Whoever calls our email spam wants no more of it, whatever else they
 * chose; an event that is about no message of ours opts nobody out. Throws as `settleReceipt` does.
 */
export const takeInReceipt = async (
  ports: ReceiptPorts,
  { key, receipt, complained }: ReceiptEvent,
): Promise<SettleResult> => {
  const result = await settleReceipt(ports, key, receipt);
  const isOurs = result !== 'FORGED' && result !== 'UNKNOWN_MESSAGE';
  if (complained && isOurs) {
    const now = await ports.clock();
    await ports.subscriptions.optOut(key.voterId, ['email'], now, 'complaint');
    await ports.countComplaint(formatLedgerKey(key), now);
  }
  return result;
};
