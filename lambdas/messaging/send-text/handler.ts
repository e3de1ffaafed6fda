import type { TextSender } from '../../../lib/messaging/ports/providers.ts';
import type { Transport } from '../../../lib/messaging/use-cases/deliver-message.ts';

/** Sends a finished text to the voter's phone. */
export const textTransport =
  (send: TextSender): Transport =>
  async ({ message, subscription, row, ledgerKey, timeToLive }) => {
    if (message.channel !== 'text' || subscription.phone === undefined) return { kind: 'refused', code: 'REFUSED' };
    return send({
      to: subscription.phone,
      body: message.body,
      timeToLive,
      ledgerKey,
      language: row.language,
      textsVersion: row.textsVersion,
    });
  };
