import { type SESClient, SendRawEmailCommand } from '@aws-sdk/client-ses';
import { composeEmail } from '../../../shared/email/mime.ts';
import { toTagValue } from '../../../shared/email/ses-tag.ts';
import type { EmailSender } from '../../ports/providers.ts';
import { accepted } from './accepted.ts';
import { outcomeOfFailure } from './send-failure.ts';

export type EmailSettings = {
  /** The sender, with its display name. */
  readonly from: string;
  readonly configurationSet?: string;
  /** Where one-click unsubscribing (RFC 8058) is answered; without it the headers are left out, never a dead link. */
  readonly unsubscribeUrl?: string;
};

const unsubscribeHeaders = (settings: EmailSettings, ledgerKey: string): Record<string, string> => {
  if (settings.unsubscribeUrl === undefined) return {};
  const url = new URL(settings.unsubscribeUrl);
  url.searchParams.set('message', ledgerKey);
  return { 'List-Unsubscribe': `<${url}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' };
};

/** Sends emails to voters through SES. */
export const sesEmails =
  (client: SESClient, settings: EmailSettings): EmailSender =>
  async (message) => {
    const { from, configurationSet } = settings;
    const raw = await composeEmail({
      from,
      to: message.to,
      subject: message.subject,
      text: message.text,
      headers: { 'Content-Language': message.language, ...unsubscribeHeaders(settings, message.ledgerKey) },
    }).catch(() => undefined);
    if (raw === undefined) return { kind: 'refused', code: 'REFUSED' };
    try {
      const answer = await client.send(
        new SendRawEmailCommand({
          Source: from,
          Destinations: [message.to],
          RawMessage: { Data: raw },
          Tags: [
            { Name: 'ledgerKey', Value: toTagValue(message.ledgerKey) },
            { Name: 'language', Value: message.language },
          ],
          ...(configurationSet ? { ConfigurationSetName: configurationSet } : {}),
        }),
      );
      return accepted(answer.MessageId);
    } catch (error) {
      return outcomeOfFailure(error);
    }
  };
