import { randomUUID } from 'node:crypto';
import type { SentMessage } from './sent-message.ts';

/** An answer on the wire. */
export type WireAnswer = { readonly status: number; readonly headers: Record<string, string>; readonly body: string };

/** Which of the three protocols a call speaks. */
export type Protocol = 'ses-rest' | 'sms-voice-json' | 'connect-rest';

/** Errors that the simulator answers with, by what they mean. */
export type WireError =
  | 'throttled'
  | 'refused'
  | 'opted-out'
  | 'blocked'
  | 'not-found'
  | 'server-error'
  | 'unknown-operation'
  | 'invalid';

/** Each protocol's name, status and sentence of each error, as in its API reference. */
const ERRORS: Readonly<Record<Protocol, Readonly<Record<WireError, readonly [string, number, string]>>>> = {
  'ses-rest': {
    throttled: ['TooManyRequestsException', 429, 'Maximum sending rate exceeded.'],
    refused: ['BadRequestException', 400, "Missing final '@domain'"],
    'opted-out': ['BadRequestException', 400, 'Email has no such list.'],
    blocked: ['BadRequestException', 400, 'Email has no such list.'],
    'not-found': ['NotFoundException', 404, 'The resource was not found.'],
    'server-error': ['InternalFailure', 500, 'The request processing has failed.'],
    'unknown-operation': ['NotFoundException', 404, 'The resource was not found.'],
    invalid: ['BadRequestException', 400, 'The request is not valid.'],
  },
  'sms-voice-json': {
    throttled: ['ThrottlingException', 400, 'Rate exceeded.'],
    refused: ['ValidationException', 400, 'The destination is not valid.'],
    'opted-out': ['ConflictException', 400, 'The destination has opted out.'],
    blocked: ['ConflictException', 400, 'The destination country is blocked by the protect configuration.'],
    'not-found': ['ResourceNotFoundException', 400, 'The resource was not found.'],
    'server-error': ['InternalServerException', 500, 'The service has an internal error.'],
    'unknown-operation': ['UnknownOperationException', 400, 'The operation is not known.'],
    invalid: ['ValidationException', 400, 'The request is not valid.'],
  },
  'connect-rest': {
    throttled: ['ThrottlingException', 429, 'Rate exceeded.'],
    refused: ['DestinationNotAllowedException', 403, 'Outbound calls to the destination number are not allowed.'],
    'opted-out': ['DestinationNotAllowedException', 403, 'Calls have no such list.'],
    blocked: ['DestinationNotAllowedException', 403, 'Calls have no such list.'],
    'not-found': ['ResourceNotFoundException', 404, 'The resource was not found.'],
    'server-error': ['InternalServiceException', 500, 'Request processing failed.'],
    'unknown-operation': ['ResourceNotFoundException', 404, 'The resource was not found.'],
    invalid: ['InvalidRequestException', 400, 'The request is not valid.'],
  },
};

const json = (protocol: Protocol, status: number, value: unknown, extra: Record<string, string> = {}): WireAnswer => ({
  status,
  headers: {
    'content-type': protocol === 'sms-voice-json' ? 'application/x-amz-json-1.0' : 'application/json',
    'x-amzn-requestid': randomUUID(),
    ...extra,
  },
  body: JSON.stringify(value),
});

/** How End User Messaging says that it is the destination which it does not take. */
const WRONG_DESTINATION = {
  Reason: 'INVALID_PARAMETER',
  Fields: [{ Name: 'DestinationPhoneNumber', Message: 'The destination is not valid.' }],
};

const OPTED_OUT = { Reason: 'DESTINATION_PHONE_NUMBER_OPTED_OUT', ResourceType: 'phone-number' };

const BLOCKED = {
  Reason: 'DESTINATION_COUNTRY_BLOCKED_BY_PROTECT_CONFIGURATION',
  ResourceType: 'protect-configuration',
};

/** What End User Messaging says beside an error. */
const about = (protocol: Protocol, error: WireError): Record<string, unknown> => {
  if (protocol !== 'sms-voice-json') return {};
  if (error === 'opted-out') return OPTED_OUT;
  if (error === 'blocked') return BLOCKED;
  return error === 'refused' ? WRONG_DESTINATION : {};
};

/** An error in the shape of a protocol. `refused`: this destination gets nothing. */
export const errorAnswer = (protocol: Protocol, error: WireError): WireAnswer => {
  const [name, status, sentence] = ERRORS[protocol][error];
  const told = { __type: name, message: sentence, Message: sentence, ...about(protocol, error) };
  return json(protocol, status, told, { 'x-amzn-errortype': name });
};

/** The answer to a call that was accepted. */
export const acceptedAnswer = (protocol: Protocol, message: SentMessage): WireAnswer =>
  json(protocol, 200, protocol === 'connect-rest' ? { ContactId: message.id } : { MessageId: message.id });

/** The answer to a call that sends nothing. */
export const doneAnswer = (protocol: Protocol): WireAnswer => json(protocol, 200, {});
