import type { ReadReceipt } from '../../../lib/messaging/ports/receipts.ts';
import { type SettlePorts, settleReceipt } from '../../../lib/messaging/use-cases/settle-receipt.ts';
import type { Log } from '../../../lib/shared/log.ts';
import { SafeError } from '../../../lib/shared/safe-error.ts';
import type { SubscriptionStore } from '../../../lib/voters/ports.ts';

export type ReceiptPorts = SettlePorts & {
  readonly read: ReadReceipt;
  readonly subscriptions: Pick<SubscriptionStore, 'optOut'>;
};

/**
 * Settles a message by what its provider reports. What is no provider's event goes to the dead-letter queue; what
 * names a message that we did not send, or another one than ours, is dropped with a warning.
 */
export const settle =
  (ports: ReceiptPorts) =>
  async (event: unknown, { log }: { readonly log: Log }): Promise<void> => {
    const read = ports.read(event);
    if (!read.ok) {
      if (read.error === 'IGNORED') return;
      throw new SafeError('MalformedReceipt', 'A receipt is not an event of a provider about one of our messages.');
    }
    const { key, receipt, complained } = read.value;
    const result = await settleReceipt(ports, key, receipt);
    const fields = { electionId: key.electionId, type: key.type, channel: key.channel, result: receipt.result };
    if (result === 'FORGED' || result === 'UNKNOWN_MESSAGE') {
      log.warn('RECEIPT_REFUSED', { ...fields, reason: result });
      return;
    }
    // Whoever calls our email spam wants no more of it, whatever else they chose.
    if (complained) await ports.subscriptions.optOut(key.voterId, ['email'], await ports.clock());
    log.info('RECEIPT_SETTLED', { ...fields, reason: result, code: receipt.code });
  };
