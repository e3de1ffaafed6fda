import { MessageRejected, type SESClient, SendRawEmailCommand } from '@aws-sdk/client-ses';
import { composeEmail } from '../../shared/email/mime.ts';
import { toTagValue } from '../../shared/email/ses-tag.ts';
import { err, ok } from '../../shared/result.ts';
import type { SendCountyMail } from '../ports.ts';

/** Sends emails to county staff through SES, tagged with `reference`. */
export const sesCountyMail =
  (client: SESClient, settings: { readonly from: string; readonly configurationSet?: string }): SendCountyMail =>
  async (mail) => {
    const raw = await composeEmail({ ...mail, from: settings.from });
    try {
      const answer = await client.send(
        new SendRawEmailCommand({
          Source: settings.from,
          Destinations: [mail.to],
          RawMessage: { Data: raw },
          Tags: [{ Name: 'reference', Value: toTagValue(mail.reference) }],
          ...(settings.configurationSet === undefined ? {} : { ConfigurationSetName: settings.configurationSet }),
        }),
      );
      if (answer.MessageId === undefined) throw new Error('SES answered without a message id.');
      return ok({ providerId: answer.MessageId });
    } catch (error) {
      // A rejected message names its cause without repeating the address.
      if (error instanceof MessageRejected) return err({ code: 'REJECTED', reason: error.name });
      throw error;
    }
  };
