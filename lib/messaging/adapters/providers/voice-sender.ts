import { randomUUID } from 'node:crypto';
import { type ConnectClient, StartOutboundVoiceContactCommand } from '@aws-sdk/client-connect';
import { type PinpointSMSVoiceV2Client, SendVoiceMessageCommand } from '@aws-sdk/client-pinpoint-sms-voice-v2';
import type { SendOutcome } from '../../domain/delivery-outcome.ts';
import type { VoiceMessage, VoiceSender } from '../../ports/providers.ts';
import { accepted } from './accepted.ts';
import { contextOf } from './context.ts';
import type { Reach } from './reach.ts';
import { outcomeOfFailure } from './send-failure.ts';

/** US dollars for a minute of speech. */
const MAX_PRICE_PER_MINUTE = '0.10';

export type VoiceSettings = {
  /** The number that synthetic voices call from. */
  readonly origination: string;
  readonly configurationSet?: string | undefined;
  /**
   * The Connect instance, its flow that plays the recording named in `audioKey`, and the number it calls from. None in a County
   * Test Environment: no recording is played there.
   */
  readonly connectInstance?: string | undefined;
  readonly connectFlow?: string | undefined;
  /** Its flow that plays the recordings of a code. */
  readonly connectCodeFlow?: string | undefined;
  readonly connectNumber?: string | undefined;
};

/** Keeps which message a contact is for; what Connect reports names the contact alone. */
export type RememberCall = (contactId: string, ledgerKey: string) => Promise<void>;

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
      Context: contextOf(message),
      ...(settings.configurationSet ? { ConfigurationSetName: settings.configurationSet } : {}),
    }),
  );
  return accepted(answer.MessageId);
};

/** What the flows play. The script says what a recording says; that of a code stays here. */
const playedBy = (message: VoiceMessage): Record<string, string> | undefined => {
  const { audioKey, code, script } = message;
  if (code) {
    const { opening, again, closing, digits } = code;
    const each = Object.fromEntries(digits.map((key, index) => [`digit${index + 1}`, key]));
    return { opening, again, closing, ...each };
  }
  return audioKey === undefined ? undefined : { audioKey, script };
};

/** Another call about the same message is another contact; the first one is named by the message alone. */
const tokenOf = ({ ledgerKey, call = 1 }: VoiceMessage): string => {
  if (ledgerKey === undefined) return randomUUID();
  return call === 1 ? ledgerKey : `${ledgerKey}.call-${call}`;
};

const play = async (
  client: ConnectClient,
  settings: VoiceSettings,
  message: VoiceMessage,
  flow: string,
  played: Record<string, string>,
  remember: RememberCall | undefined,
) => {
  const answer = await client.send(
    new StartOutboundVoiceContactCommand({
      InstanceId: settings.connectInstance,
      ContactFlowId: flow,
      SourcePhoneNumber: settings.connectNumber,
      DestinationPhoneNumber: message.to,
      // Connect starts one contact for one token, for 7 days: a repeat after an unknown outcome calls nobody twice.
      ClientToken: tokenOf(message),
      Attributes: { ...contextOf(message), ...played },
    }),
  );
  const { ledgerKey } = message;
  if (answer.ContactId && ledgerKey !== undefined) {
    // The call is being made, whatever becomes of this note: without it nobody knows whether it was answered.
    await remember?.(answer.ContactId, ledgerKey).catch(() => undefined);
  }
  return accepted(answer.ContactId);
};

/** Calls voters whom this function may reach: synthetic voices through End User Messaging, recordings through Connect. */
export const awsVoiceCalls = (
  clients: { speech: PinpointSMSVoiceV2Client; connect: ConnectClient },
  told: VoiceSettings,
  reach: Reach,
  remember?: RememberCall,
): VoiceSender => {
  const settings = { ...told, configurationSet: reach.setOf('voice', told.configurationSet) };
  return reach.keepCalls(async (message): Promise<SendOutcome> => {
    try {
      if (message.voice.kind === 'text-to-speech') return await speak(clients.speech, settings, message);
      const played = playedBy(message);
      const flow = message.code ? settings.connectCodeFlow : settings.connectFlow;
      // A language without its recording is ours to mend.
      if (played === undefined || flow === undefined)
        return { kind: 'not-accepted', reason: 'PROVIDER_NOT_CONFIGURED' };
      return await play(clients.connect, settings, message, flow, played, remember);
    } catch (error) {
      return outcomeOfFailure(error);
    }
  });
};
