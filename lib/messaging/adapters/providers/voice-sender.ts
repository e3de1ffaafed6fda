import { type ConnectClient, StartOutboundVoiceContactCommand } from '@aws-sdk/client-connect';
import { type PinpointSMSVoiceV2Client, SendVoiceMessageCommand } from '@aws-sdk/client-pinpoint-sms-voice-v2';
import type { SendOutcome } from '../../domain/delivery-outcome.ts';
import type { VoiceMessage, VoiceSender } from '../../ports/providers.ts';
import { accepted } from './accepted.ts';
import { outcomeOfFailure } from './send-failure.ts';

/** US dollars for a minute of speech. */
const MAX_PRICE_PER_MINUTE = '0.10';

export type VoiceSettings = {
  /** The number that synthetic voices call from. */
  readonly origination: string;
  readonly configurationSet?: string;
  /** The Connect instance, its flow that plays the recording named in `audioKey`, and the number it calls from. */
  readonly connectInstance: string;
  readonly connectFlow: string;
  readonly connectNumber: string;
};

const speak = async (client: PinpointSMSVoiceV2Client, settings: VoiceSettings, message: VoiceMessage) => {
  const { voice } = message;
  const answer = await client.send(
    new SendVoiceMessageCommand({
      DestinationPhoneNumber: message.to,
      OriginationIdentity: settings.origination,
      MessageBody: message.script,
      MessageBodyTextType: 'TEXT',
      ...(voice.kind === 'text-to-speech' ? { VoiceId: voice.voiceId } : {}),
      MaxPricePerMinute: MAX_PRICE_PER_MINUTE,
      TimeToLive: message.timeToLive,
      Context: { ledgerKey: message.ledgerKey, language: message.language },
      ...(settings.configurationSet ? { ConfigurationSetName: settings.configurationSet } : {}),
    }),
  );
  return accepted(answer.MessageId);
};

const play = async (client: ConnectClient, settings: VoiceSettings, message: VoiceMessage, audioKey: string) => {
  const answer = await client.send(
    new StartOutboundVoiceContactCommand({
      InstanceId: settings.connectInstance,
      ContactFlowId: settings.connectFlow,
      SourcePhoneNumber: settings.connectNumber,
      DestinationPhoneNumber: message.to,
      // Connect starts one contact for one token, for 7 days: a repeat after an unknown outcome calls nobody twice.
      ClientToken: message.ledgerKey,
      Attributes: { ledgerKey: message.ledgerKey, language: message.language, audioKey, script: message.script },
    }),
  );
  return accepted(answer.ContactId);
};

/** Calls voters: synthetic voices through End User Messaging, recordings through Connect. */
export const awsVoiceCalls =
  (clients: { speech: PinpointSMSVoiceV2Client; connect: ConnectClient }, settings: VoiceSettings): VoiceSender =>
  async (message): Promise<SendOutcome> => {
    try {
      if (message.voice.kind === 'text-to-speech') return await speak(clients.speech, settings, message);
      // A language without its recording is ours to mend.
      if (message.audioKey === undefined) return { kind: 'not-accepted', reason: 'PROVIDER_NOT_CONFIGURED' };
      return await play(clients.connect, settings, message, message.audioKey);
    } catch (error) {
      return outcomeOfFailure(error);
    }
  };
