import { BEFORE_REQUEST } from '../../../shared/email/send-client.ts';
import type { SendOutcome } from '../../domain/delivery-outcome.ts';

const put = (reason: Extract<SendOutcome, { kind: 'not-accepted' }>['reason']): SendOutcome => ({
  kind: 'not-accepted',
  reason,
});
const THROTTLED = put('THROTTLED');
const QUOTA = put('QUOTA_REACHED');
const NOT_REACHED = put('PROVIDER_NOT_REACHED');
const NOT_CONFIGURED = put('PROVIDER_NOT_CONFIGURED');
const REFUSED: SendOutcome = { kind: 'refused', code: 'REFUSED' };
const BLOCKED: SendOutcome = { kind: 'refused', code: 'DESTINATION_BLOCKED' };
const OPTED_OUT: SendOutcome = { kind: 'opted-out' };

/**
 * What each error of SES, End User Messaging and Connect means for the message. All of them are answers given before
 * the message was taken. Sources: the error lists of SES's SendEmail (v2), SendTextMessage, SendVoiceMessage,
 * StartOutboundVoiceContact, and AWS's common errors.
 */
const BY_NAME: Readonly<Record<string, SendOutcome>> = {
  Throttling: THROTTLED,
  ThrottlingException: THROTTLED,
  TooManyRequestsException: THROTTLED,
  RequestThrottled: THROTTLED,
  SlowDown: THROTTLED,
  LimitExceededException: QUOTA,
  ServiceQuotaExceededException: QUOTA,
  AccountSuspendedException: NOT_CONFIGURED,
  SendingPausedException: NOT_CONFIGURED,
  MailFromDomainNotVerifiedException: NOT_CONFIGURED,
  NotFoundException: NOT_CONFIGURED,
  AccessDenied: NOT_CONFIGURED,
  AccessDeniedException: NOT_CONFIGURED,
  ResourceNotFoundException: NOT_CONFIGURED,
  CredentialsProviderError: NOT_CONFIGURED,
  ExpiredToken: NOT_CONFIGURED,
  ExpiredTokenException: NOT_CONFIGURED,
  IncompleteSignature: NOT_CONFIGURED,
  InvalidClientTokenId: NOT_CONFIGURED,
  MissingAuthenticationToken: NOT_CONFIGURED,
  OptInRequired: NOT_CONFIGURED,
  SignatureDoesNotMatch: NOT_CONFIGURED,
  UnrecognizedClientException: NOT_CONFIGURED,
  MessageRejected: REFUSED,
  BadRequestException: REFUSED,
  InvalidParameterException: REFUSED,
  InvalidRequestException: REFUSED,
  ValidationError: REFUSED,
  OutboundContactNotPermittedException: REFUSED,
  DestinationNotAllowedException: BLOCKED,
};

/** The reasons that End User Messaging gives inside a ConflictException or ValidationException. */
const BY_REASON: Readonly<Record<string, SendOutcome>> = {
  DESTINATION_PHONE_NUMBER_OPTED_OUT: OPTED_OUT,
  DESTINATION_COUNTRY_BLOCKED_BY_PROTECT_CONFIGURATION: BLOCKED,
  DESTINATION_PHONE_NUMBER_BLOCKED_BY_PROTECT_NUMBER_OVERRIDE: BLOCKED,
  DESTINATION_COUNTRY_BLOCKED: BLOCKED,
  COUNTRY_NOT_ENABLED: BLOCKED,
  INTERNATIONAL_SENDING_NOT_SUPPORTED: BLOCKED,
};
/** What such an error means when its reason is not in the list: a resource's state, or a wrong request. */
const REASONED: Readonly<Record<string, SendOutcome>> = {
  ConflictException: NOT_CONFIGURED,
  ValidationException: REFUSED,
};

/** Errors of the socket that happen before anything has been written to it. */
const NOT_CONNECTED: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
]);
/** What the system was doing when the error came: looking up the name, or connecting. */
const CONNECTING: ReadonlySet<string> = new Set(['getaddrinfo', 'connect']);
/** The SDK marks a failed connection only by its message; should the wording change, the outcome is `unknown`. */
const NO_CONNECTION = /did not establish a connection/;

const field = (error: object, name: string): unknown => Reflect.get(error, name);

const httpStatus = (error: object): number | undefined => {
  const metadata = field(error, '$metadata');
  const status = typeof metadata === 'object' && metadata !== null ? field(metadata, 'httpStatusCode') : undefined;
  return typeof status === 'number' ? status : undefined;
};

const bySocket = (error: Error): SendOutcome => {
  const code = field(error, 'code');
  if (typeof code === 'string' && NOT_CONNECTED.has(code)) return NOT_REACHED;
  if (NO_CONNECTION.test(error.message) || CONNECTING.has(String(field(error, 'syscall')))) return NOT_REACHED;
  if (field(error, BEFORE_REQUEST) === true) return NOT_REACHED;
  const timedOut = code === 'ETIMEDOUT' || (error.name === 'TimeoutError' && code === undefined);
  return { kind: 'unknown', code: timedOut ? 'TIMEOUT' : 'CONNECTION_LOST' };
};

/**
 * What an error of a send call says about the message. Only an answer that names a refusal, or a connection that never
 * came about, proves that the message was not taken; everything else is unknown.
 */
export const outcomeOfFailure = (error: unknown): SendOutcome => {
  if (!(error instanceof Error)) return { kind: 'unknown', code: 'CONNECTION_LOST' };
  const reasoned = REASONED[error.name];
  if (reasoned) return BY_REASON[String(field(error, 'Reason'))] ?? reasoned;
  const named = BY_NAME[error.name];
  // SES says "Daily message quota exceeded" and "Email address is not verified" under names that mean something else.
  if (named === THROTTLED && /quota exceeded/i.test(error.message)) return QUOTA;
  if (error.name === 'MessageRejected' && /not verified/i.test(error.message)) return NOT_CONFIGURED;
  if (named) return named;
  const status = httpStatus(error);
  if (status === undefined) return bySocket(error);
  if (status === 429) return THROTTLED;
  return status >= 400 && status < 500 ? REFUSED : { kind: 'unknown', code: 'SERVER_ERROR' };
};
