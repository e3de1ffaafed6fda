import type { SESv2Client } from '@aws-sdk/client-sesv2';
import { emailCommand } from '../../../shared/email/ses-email.ts';
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

/** Undefined for what could add a recipient or a header. */
const commandFor = (settings: EmailSettings, message: Parameters<EmailSender>[0]) => {
  const { to, subject, text, ledgerKey, language } = message;
  const headers = { 'Content-Language': language, ...unsubscribeHeaders(settings, ledgerKey) };
  const { from, configurationSet } = settings;
  try {
    return emailCommand({ from, to, subject, text, headers, tags: { ledgerKey, language }, configurationSet });
  } catch {
    return undefined;
  }
};

/** Sends emails to voters through SES. */
export const sesEmails =
  (client: SESv2Client, settings: EmailSettings): EmailSender =>
  async (message) => {
    const command = commandFor(settings, message);
    if (command === undefined) return { kind: 'refused', code: 'REFUSED' };
    try {
      const answer = await client.send(command);
      return accepted(answer.MessageId);
    } catch (error) {
      return outcomeOfFailure(error);
    }
  };
