import { type PinpointSMSVoiceV2Client, SendTextMessageCommand } from '@aws-sdk/client-pinpoint-sms-voice-v2';
import type { TextSender } from '../../ports/providers.ts';
import { accepted } from './accepted.ts';
import { contextOf } from './context.ts';
import type { Reach } from './reach.ts';
import { outcomeOfFailure } from './send-failure.ts';

/** A text about a ballot costs about one cent; anything dearer is a premium number. US dollars for one part. */
const MAX_PRICE = '0.10';

export type TextSettings = {
  /** The pool of numbers, or one number, that texts come from. */
  readonly origination: string;
  /** Sends the receipts to our topic. */
  readonly configurationSet?: string | undefined;
};

/** Sends texts through AWS End User Messaging, to whom this function may reach. */
export const endUserMessagingTexts = (
  client: PinpointSMSVoiceV2Client,
  settings: TextSettings,
  reach: Reach,
): TextSender => {
  const configurationSet = reach.setOf('text', settings.configurationSet);
  return reach.keep('text', async (message) => {
    try {
      const answer = await client.send(
        new SendTextMessageCommand({
          DestinationPhoneNumber: message.to,
          OriginationIdentity: settings.origination,
          MessageBody: message.body,
          MessageType: 'TRANSACTIONAL',
          MaxPrice: MAX_PRICE,
          TimeToLive: message.timeToLive,
          Context: contextOf(message),
          ...(configurationSet ? { ConfigurationSetName: configurationSet } : {}),
        }),
      );
      return accepted(answer.MessageId);
    } catch (error) {
      return outcomeOfFailure(error);
    }
  });
};
