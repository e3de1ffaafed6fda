import type { EmailSender } from '../../../lib/messaging/ports/providers.ts';
import type { Transport } from '../../../lib/messaging/use-cases/deliver-message.ts';

/** Sends a finished email to the voter's address. */
export const emailTransport =
  (send: EmailSender): Transport =>
  async ({ message, subscription, row, ledgerKey }) => {
    if (message.channel !== 'email' || subscription.email === undefined) return { kind: 'refused', code: 'REFUSED' };
    const { subject, body, unsubscribe } = message;
    const { language, textsVersion } = row;
    const email = { to: subscription.email, subject, text: body, ledgerKey, language, textsVersion };
    return send(unsubscribe === undefined ? email : { ...email, unsubscribe });
  };
