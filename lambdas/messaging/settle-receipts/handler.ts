import type { ReadReceipt } from '../../../lib/messaging/ports/receipts.ts';
import { type ReceiptPorts, takeInReceipt } from '../../../lib/messaging/use-cases/settle-receipt.ts';
import type { Log } from '../../../lib/shared/log.ts';
import { SafeError } from '../../../lib/shared/safe-error.ts';

/**
 * Settles a message by what its provider reports. What is no provider's event goes to the dead-letter queue; what
 * names a message that we did not send, or another one than ours, is dropped with a warning.
 */
export const settle =
  (ports: ReceiptPorts & { readonly read: ReadReceipt }) =>
  async (event: unknown, { log }: { readonly log: Log }): Promise<void> => {
    const read = await ports.read(event);
    if (!read.ok) {
      if (read.error === 'IGNORED') return;
      throw new SafeError('MalformedReceipt', 'A receipt is not an event of a provider about one of our messages.');
    }
    const { key, receipt } = read.value;
    const reason = await takeInReceipt(ports, read.value);
    const fields = { electionId: key.electionId, type: key.type, channel: key.channel, result: receipt.result, reason };
    if (reason === 'FORGED' || reason === 'UNKNOWN_MESSAGE') log.warn('RECEIPT_REFUSED', fields);
    else log.info('RECEIPT_SETTLED', { ...fields, code: receipt.code });
  };
