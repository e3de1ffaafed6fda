import { type PinpointSMSVoiceV2Client, SendTextMessageCommand } from '@aws-sdk/client-pinpoint-sms-voice-v2';
import type { TextSender } from '../../ports/providers.ts';
import { accepted } from './accepted.ts';
import { contextOf } from './context.ts';
import { outcomeOfFailure } from './send-failure.ts';

/** A text about a ballot costs about one cent; anything dearer is a premium number. US dollars for one part. */
const MAX_PRICE = '0.10';

export type TextSettings = {
  /** The pool of numbers, or one number, that texts come from. */
  readonly origination: string;
  /** Sends the receipts to our topic. */
  readonly configurationSet?: string;
};

/** Sends texts through AWS End User Messaging. */
export const endUserMessagingTexts =
  (client: PinpointSMSVoiceV2Client, settings: TextSettings): TextSender =>
  async (message) => {
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
          ...(settings.configurationSet ? { ConfigurationSetName: settings.configurationSet } : {}),
        }),
      );
      return accepted(answer.MessageId);
    } catch (error) {
      return outcomeOfFailure(error);
    }
  };
