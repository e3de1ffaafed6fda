import * as z from 'zod';
import type { SendRequest } from './sent-message.ts';

const Context = z.record(z.string(), z.string()).default({});

const TextMessage = z.object({
  DestinationPhoneNumber: z.string(),
  OriginationIdentity: z.string().default(''),
  MessageBody: z.string().default(''),
  ConfigurationSetName: z.string().optional(),
  Context,
});
const VoiceContact = z.object({
  DestinationPhoneNumber: z.string(),
  SourcePhoneNumber: z.string().default(''),
  ClientToken: z.string().optional(),
  Attributes: Context,
});

/** Reads `SendTextMessage` or `SendVoiceMessage` of End User Messaging (awsJson1_0). Throws a `ZodError`. */
export const readSmsVoiceCall = (operation: 'SendTextMessage' | 'SendVoiceMessage', body: unknown): SendRequest => {
  const call = TextMessage.parse(body);
  return {
    channel: operation === 'SendTextMessage' ? 'text' : 'voice',
    api: operation,
    to: call.DestinationPhoneNumber,
    from: call.OriginationIdentity,
    body: call.MessageBody,
    attachments: [],
    context: call.Context,
    ...(call.ConfigurationSetName === undefined ? {} : { configurationSet: call.ConfigurationSetName }),
  };
};

/** What is heard of a code: its digits, by the recordings that say them (`recordings/hi/digits/4.wav`). */
const spokenCode = (attributes: Readonly<Record<string, string>>): string =>
  [1, 2, 3, 4, 5, 6]
    .map((place) => /\/digits\/(\d)\.wav$/.exec(attributes[`digit${place}`] ?? '')?.[1] ?? '')
    .filter(Boolean)
    .join('. ');

/**
 * Reads `StartOutboundVoiceContact` of Amazon Connect (REST). The flow plays the recording that the attribute
 * `audioKey` names; the attribute `script` says what the recording says. Throws a `ZodError`.
 */
export const readConnectCall = (body: unknown): SendRequest => {
  const call = VoiceContact.parse(body);
  const { audioKey, script, opening } = call.Attributes;
  return {
    channel: 'voice',
    api: 'StartOutboundVoiceContact',
    to: call.DestinationPhoneNumber,
    from: call.SourcePhoneNumber,
    body: script ?? spokenCode(call.Attributes),
    attachments: [],
    context: call.Attributes,
    ...((audioKey ?? opening) === undefined ? {} : { audio: audioKey ?? opening }),
    ...(call.ClientToken === undefined ? {} : { clientToken: call.ClientToken }),
  };
};
