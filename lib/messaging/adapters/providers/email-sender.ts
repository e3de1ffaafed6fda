import type { SESv2Client } from '@aws-sdk/client-sesv2';
import { emailCommand } from '../../../shared/email/ses-email.ts';
import type { EmailSender } from '../../ports/providers.ts';
import { accepted } from './accepted.ts';
import { contextOf } from './context.ts';
import type { Reach } from './reach.ts';
import { outcomeOfFailure } from './send-failure.ts';

export type EmailSettings = {
  /** The sender, with its display name. */
  readonly from: string;
  readonly configurationSet?: string | undefined;
};

/** One-click unsubscribing (RFC 8058), where the message has its own address for it: never a dead link. */
const unsubscribeHeaders = (unsubscribe: string | undefined): Record<string, string> =>
  unsubscribe === undefined
    ? {}
    : { 'List-Unsubscribe': `<${unsubscribe}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' };

/** Undefined for what could add a recipient or a header. */
const commandFor = (settings: EmailSettings, message: Parameters<EmailSender>[0]) => {
  const { to, subject, text, language, unsubscribe } = message;
  const headers = { 'Content-Language': language, ...unsubscribeHeaders(unsubscribe) };
  const { from, configurationSet } = settings;
  try {
    return emailCommand({ from, to, subject, text, headers, tags: contextOf(message), configurationSet });
  } catch {
    return undefined;
  }
};

/** Sends emails to voters through SES, to whom this function may reach. */
export const sesEmails = (client: SESv2Client, told: EmailSettings, reach: Reach): EmailSender => {
  const settings = { ...told, configurationSet: reach.setOf('email', told.configurationSet) };
  return reach.keep('email', async (message) => {
    const command = commandFor(settings, { ...message, subject: reach.subjectOf(message.subject) });
    if (command === undefined) return { kind: 'refused', code: 'REFUSED' };
    try {
      const answer = await client.send(command);
      return accepted(answer.MessageId);
    } catch (error) {
      return outcomeOfFailure(error);
    }
  });
};
