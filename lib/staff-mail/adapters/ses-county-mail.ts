import { MessageRejected, type SESv2Client } from '@aws-sdk/client-sesv2';
import { emailCommand } from '../../shared/email/ses-email.ts';
import { err, ok } from '../../shared/result.ts';
import { asStageSays } from '../domain/test-environment-mark.ts';
import type { SendCountyMail } from '../ports.ts';

/** Sends emails to county staff through SES, tagged with `reference`; `stage`: one of a County Test Environment says where it comes from. */
export const sesCountyMail =
  (
    client: SESv2Client,
    { stage, ...settings }: { readonly stage: string; readonly from: string; readonly configurationSet?: string },
  ): SendCountyMail =>
  async ({ reference, ...mail }) => {
    const command = emailCommand({ ...asStageSays(stage, mail), ...settings, tags: { reference } });
    try {
      const answer = await client.send(command);
      if (answer.MessageId === undefined) throw new Error('SES answered without a message id.');
      return ok({ providerId: answer.MessageId });
    } catch (error) {
      // A rejected message names its cause without repeating the address.
      if (error instanceof MessageRejected) return err({ code: 'REJECTED', reason: error.name });
      throw error;
    }
  };
