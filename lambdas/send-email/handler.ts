import type { Transport } from '../../lib/delivery/deliver-message.ts';
import type { EmailSender } from '../../lib/ports/email-sender.ts';

/** Sends a finished email to the voter's address. */
export const emailTransport =
  (send: EmailSender): Transport =>
  async ({ message, subscription, row, ledgerKey }) => {
    if (message.channel !== 'email' || subscription.email === undefined) return { kind: 'refused', code: 'REFUSED' };
    const { subject, body } = message;
    return send({ to: subscription.email, subject, text: body, ledgerKey, language: row.language });
  };
