import type { Transport } from '../../lib/delivery/deliver-message.ts';
import type { TextSender } from '../../lib/ports/text-sender.ts';

/** Sends a finished text to the voter's phone. */
export const textTransport =
  (send: TextSender): Transport =>
  async ({ message, subscription, row, ledgerKey, timeToLive }) => {
    if (message.channel !== 'text' || subscription.phone === undefined) return { kind: 'refused', code: 'REFUSED' };
    return send({ to: subscription.phone, body: message.body, timeToLive, ledgerKey, language: row.language });
  };
