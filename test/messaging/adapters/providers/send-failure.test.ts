import { ConflictException, ValidationException } from '@aws-sdk/client-pinpoint-sms-voice-v2';
import { describe, expect, it } from 'vitest';
import { outcomeOfFailure } from '../../../../lib/messaging/adapters/providers/send-failure.ts';
import type { SendOutcome } from '../../../../lib/messaging/domain/delivery-outcome.ts';

const named = (name: string, message = '', extra: object = {}) => Object.assign(new Error(message), { name, ...extra });
const answered = (name: string, httpStatusCode: number) => named(name, '', { $metadata: { httpStatusCode } });
const conflict = (Reason: string) =>
  new ConflictException({
    Reason: Reason as 'DESTINATION_PHONE_NUMBER_OPTED_OUT',
    message: '',
    $metadata: { httpStatusCode: 400 },
  });
const invalid = (Reason: string, ...fields: string[]) =>
  new ValidationException({
    Reason: Reason as 'OTHER',
    message: '',
    ...(fields.length > 0 ? { Fields: fields.map((Name) => ({ Name, Message: 'x' })) } : {}),
    $metadata: { httpStatusCode: 400 },
  });

const show = (outcome: SendOutcome): string =>
  outcome.kind === 'not-accepted'
    ? outcome.reason
    : 'code' in outcome
      ? `${outcome.kind} ${outcome.code}`
      : outcome.kind;

// Taken for "not sent" it goes out twice; taken for "unknown" or "refused" it may never go out.
describe('what an error of a send call says about the message', () => {
  it.each<[string, unknown, string]>([
    ['SES throttling', named('TooManyRequestsException', 'Maximum sending rate exceeded.'), 'THROTTLED'],
    ['SES daily quota', named('TooManyRequestsException', 'Daily message quota exceeded.'), 'QUOTA_REACHED'],
    ['a throttling in AWS’s common words', named('Throttling', 'Rate exceeded'), 'THROTTLED'],
    ['End User Messaging throttling', answered('ThrottlingException', 400), 'THROTTLED'],
    ['Connect throttling', answered('TooManyRequestsException', 429), 'THROTTLED'],
    ['429 under any name', answered('Unheard', 429), 'THROTTLED'],
    ['a spend limit', answered('ServiceQuotaExceededException', 402), 'QUOTA_REACHED'],
    ['Connect’s limit', answered('LimitExceededException', 429), 'QUOTA_REACHED'],
    ['an opted-out number', conflict('DESTINATION_PHONE_NUMBER_OPTED_OUT'), 'opted-out'],
    [
      'a blocked country',
      conflict('DESTINATION_COUNTRY_BLOCKED_BY_PROTECT_CONFIGURATION'),
      'refused DESTINATION_BLOCKED',
    ],
    ['a number of ours that is not active', conflict('RESOURCE_NOT_ACTIVE'), 'PROVIDER_NOT_CONFIGURED'],
    ['a wrong number', invalid('INVALID_PARAMETER', 'DestinationPhoneNumber'), 'refused REFUSED'],
    ['a wrong parameter of ours', invalid('INVALID_PARAMETER', 'MaxPrice'), 'PROVIDER_NOT_CONFIGURED'],
    [
      'a wrong number and a wrong parameter',
      invalid('INVALID_PARAMETER', 'DestinationPhoneNumber', 'MaxPrice'),
      'PROVIDER_NOT_CONFIGURED',
    ],
    ['a parameter that is not named', invalid('INVALID_PARAMETER'), 'PROVIDER_NOT_CONFIGURED'],
    ['an account that is in the sandbox', conflict('DESTINATION_PHONE_NUMBER_NOT_VERIFIED'), 'PROVIDER_NOT_CONFIGURED'],
    ...[
      'RESOURCE_NOT_ACCESSIBLE',
      'INVALID_IDENTITY_FOR_DESTINATION_COUNTRY',
      'INVALID_REGISTRATION_ASSOCIATION',
      'PRICE_OVER_THRESHOLD',
      'SENDER_ID_NOT_REGISTERED',
      'SENDER_ID_NOT_SUPPORTED',
      'SENDER_ID_REQUIRES_REGISTRATION',
      'CHANNEL_NOT_ENABLED',
      'UNHEARD_OF',
    ].map((reason): [string, unknown, string] => [
      `a set-up of ours: ${reason}`,
      invalid(reason),
      'PROVIDER_NOT_CONFIGURED',
    ]),
    ...[
      'InvalidSignatureException',
      'RequestExpired',
      'RequestTimeTooSkewed',
      'RequestInTheFuture',
      'AuthFailure',
      'IncompleteSignatureException',
      'UnknownOperationException',
      'OutboundContactNotPermittedException',
    ].map((name): [string, unknown, string] => [
      `a clock, a key or a set-up: ${name}`,
      answered(name, 403),
      'PROVIDER_NOT_CONFIGURED',
    ]),
    ...['ThrottledException', 'RequestThrottledException', 'RequestLimitExceeded', 'BandwidthLimitExceeded'].map(
      (name): [string, unknown, string] => [`a throttling: ${name}`, answered(name, 400), 'THROTTLED'],
    ),
    ['a request that came too slowly', answered('RequestTimeoutException', 408), 'unknown TIMEOUT'],
    ['the same under another name', answered('RequestTimeout', 400), 'unknown TIMEOUT'],
    ['408 under any name', answered('Unheard', 408), 'unknown TIMEOUT'],
    ['a country that is not enabled', invalid('COUNTRY_NOT_ENABLED'), 'refused DESTINATION_BLOCKED'],
    ['a text of ours that SES rejects', answered('MessageRejected', 400), 'PROVIDER_NOT_CONFIGURED'],
    ['an unverified sender', named('MessageRejected', 'Email address is not verified.'), 'PROVIDER_NOT_CONFIGURED'],
    ['a paused account', answered('SendingPausedException', 400), 'PROVIDER_NOT_CONFIGURED'],
    ['a suspended account', answered('AccountSuspendedException', 400), 'PROVIDER_NOT_CONFIGURED'],
    ['a configuration set that is not there', answered('NotFoundException', 404), 'PROVIDER_NOT_CONFIGURED'],
    ['a request that SES cannot read', answered('BadRequestException', 400), 'PROVIDER_NOT_CONFIGURED'],
    [
      'an address that SES cannot read',
      named('BadRequestException', "Missing final '@domain'", { $metadata: { httpStatusCode: 400 } }),
      'refused REFUSED',
    ],
    ['a missing permission', answered('AccessDeniedException', 403), 'PROVIDER_NOT_CONFIGURED'],
    ['expired credentials', named('CredentialsProviderError'), 'PROVIDER_NOT_CONFIGURED'],
    [
      'a call that Connect may not make',
      answered('DestinationNotAllowedException', 403),
      'refused DESTINATION_BLOCKED',
    ],
    ['another refusal', answered('Unheard', 400), 'PROVIDER_NOT_CONFIGURED'],
    ['a refused connection', named('Error', '', { code: 'ECONNREFUSED' }), 'PROVIDER_NOT_REACHED'],
    ['an unknown host', named('Error', '', { code: 'ENOTFOUND' }), 'PROVIDER_NOT_REACHED'],
    ['a failed look-up', named('Error', '', { code: 'ETIMEOUT', syscall: 'getaddrinfo' }), 'PROVIDER_NOT_REACHED'],
    [
      'a connection that the system gave up',
      named('Error', '', { code: 'ETIMEDOUT', syscall: 'connect' }),
      'PROVIDER_NOT_REACHED',
    ],
    [
      'a reset while reading the answer',
      named('Error', '', { code: 'ECONNRESET', syscall: 'read' }),
      'unknown CONNECTION_LOST',
    ],
    ['a server error', answered('InternalServerException', 500), 'unknown SERVER_ERROR'],
    ['an unavailable service', answered('ServiceUnavailable', 503), 'unknown SERVER_ERROR'],
    ['a reset connection', named('TimeoutError', '', { code: 'ECONNRESET' }), 'unknown CONNECTION_LOST'],
    ['a broken pipe', named('TimeoutError', '', { code: 'EPIPE' }), 'unknown CONNECTION_LOST'],
    ['a timeout', named('TimeoutError', '', { code: 'ETIMEDOUT' }), 'unknown TIMEOUT'],
    ['an answer that cannot be read', named('SyntaxError', 'Unexpected token'), 'unknown CONNECTION_LOST'],
    ['an answer that cannot be read, with its status', answered('SyntaxError', 200), 'unknown SERVER_ERROR'],
    ['something that is no error', 'boom', 'unknown CONNECTION_LOST'],
  ])('%s', (_what, error, expected) => {
    expect(show(outcomeOfFailure(error))).toBe(expected);
  });
});
