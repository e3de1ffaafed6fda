import type { Provider } from './provider.ts';
import { readEmailCall } from './read-email.ts';
import { readConnectCall, readSmsVoiceCall } from './read-phone-calls.ts';
import type { SendRequest } from './sent-message.ts';
import { acceptedAnswer, doneAnswer, errorAnswer, type Protocol, type WireAnswer } from './wire.ts';

/** A call as it came over HTTP. */
export type ProviderCall = {
  readonly method: string;
  readonly path: string;
  readonly target: string | undefined;
  readonly body: string;
  /** The `Authorization` header: who signed the call. */
  readonly authorization?: string | undefined;
};

/** What the simulator does with a call: answer, say nothing, or break the connection. */
export type CallResult = WireAnswer | 'hang' | 'reset';

const SMS_VOICE = 'PinpointSMSVoiceV2.';
const SEND_EMAIL = 'POST /v2/email/outbound-emails';

const protocolOf = (call: ProviderCall): Protocol => {
  if (call.target?.startsWith(SMS_VOICE)) return 'sms-voice-json';
  return call.path === '/contact/outbound-voice' ? 'connect-rest' : 'ses-rest';
};

const readCall = (call: ProviderCall, protocol: Protocol): SendRequest | undefined => {
  if (protocol === 'ses-rest') {
    return `${call.method} ${call.path}` === SEND_EMAIL ? readEmailCall(JSON.parse(call.body)) : undefined;
  }
  if (protocol === 'connect-rest') return call.method === 'PUT' ? readConnectCall(JSON.parse(call.body)) : undefined;
  const operation = call.target?.slice(SMS_VOICE.length);
  if (operation !== 'SendTextMessage' && operation !== 'SendVoiceMessage') return undefined;
  return readSmsVoiceCall(operation, JSON.parse(call.body));
};

const accept = (provider: Provider, protocol: Protocol, request: SendRequest): CallResult => {
  if (protocol === 'sms-voice-json' && provider.protection.blocks(request.to)) return errorAnswer(protocol, 'blocked');
  if (request.channel === 'text' && provider.hasStopped(request.to)) return errorAnswer(protocol, 'opted-out');
  const rule = provider.faults.take(request);
  if (rule?.fault === 'throttle') return errorAnswer(protocol, 'throttled');
  if (rule?.fault === 'refuse') return errorAnswer(protocol, 'refused');
  if (rule?.fault === 'reset' || rule?.fault === 'hang') return rule.fault;
  const message = provider.accept(request);
  provider.sendReceipt(message, rule);
  if (rule?.fault === 'accept-then-500') return errorAnswer(protocol, 'server-error');
  if (rule?.fault === 'accept-then-reset') return 'reset';
  if (rule?.fault === 'accept-then-hang') return 'hang';
  return acceptedAnswer(protocol, message);
};

/** Answers one call of SES, End User Messaging or Connect. */
export const answerCall = async (
  provider: Provider,
  call: ProviderCall,
  record: (authorization: string | undefined, request: SendRequest) => void = () => undefined,
): Promise<CallResult> => {
  const protocol = protocolOf(call);
  try {
    const changed = provider.protection.change(call.target?.slice(SMS_VOICE.length) ?? '', call.body);
    if (changed) return changed === 'done' ? doneAnswer(protocol) : errorAnswer(protocol, 'not-found');
    const request = readCall(call, protocol);
    if (request) record(call.authorization, request);
    return request ? accept(provider, protocol, request) : errorAnswer(protocol, 'unknown-operation');
  } catch {
    return errorAnswer(protocol, 'invalid');
  }
};
