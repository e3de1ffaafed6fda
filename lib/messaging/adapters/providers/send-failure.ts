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
const DOUBTFUL: SendOutcome = { kind: 'unknown', code: 'TIMEOUT' };

/** What the SDK itself holds for throttling under any service's name (`THROTTLING_ERROR_CODES` of @smithy/core 3.41). */
const THROTTLING: readonly string[] = [
  'BandwidthLimitExceeded',
  'EC2ThrottledException',
  'PriorRequestNotComplete',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'RequestThrottled',
  'RequestThrottledException',
  'SlowDown',
  'ThrottledException',
  'Throttling',
  'ThrottlingException',
  'TooManyRequestsException',
  'TransactionInProgressException',
];
/** The same for clocks and keys that do not fit (`CLOCK_SKEW_ERROR_CODES`): ours to mend, or mended by the next call. */
const CLOCK_SKEW: readonly string[] = [
  'AccessDeniedException',
  'AuthFailure',
  'InvalidSignatureException',
  'RequestExpired',
  'RequestInTheFuture',
  'RequestTimeTooSkewed',
  'SignatureDoesNotMatch',
];
/** And for an answer that says nothing about the message (`TRANSIENT_ERROR_CODES`, of those that are answers). */
const TRANSIENT: readonly string[] = ['RequestTimeout', 'RequestTimeoutException'];

const all = (names: readonly string[], outcome: SendOutcome) =>
  Object.fromEntries(names.map((name) => [name, outcome]));

/**
 * What an error of SES, End User Messaging and Connect means for the message, where its name says more than its status.
 * All but the doubtful ones are answers given before the message was taken. Sources: the error lists of SES's SendEmail
 * (v2), SendTextMessage, SendVoiceMessage, StartOutboundVoiceContact, and AWS's common errors.
 */
const BY_NAME: Readonly<Record<string, SendOutcome>> = {
  ...all(THROTTLING, THROTTLED),
  ...all(CLOCK_SKEW, NOT_CONFIGURED),
  ...all(TRANSIENT, DOUBTFUL),
  LimitExceededException: QUOTA,
  ServiceQuotaExceededException: QUOTA,
  CredentialsProviderError: NOT_CONFIGURED,
  ExpiredToken: NOT_CONFIGURED,
  ExpiredTokenException: NOT_CONFIGURED,
  MessageRejected: NOT_CONFIGURED,
  DestinationNotAllowedException: BLOCKED,
};

/**
 * The reasons that End User Messaging gives inside a ConflictException or ValidationException and that are about this one
 * destination. All others are about our numbers, registrations, prices and requests.
 */
const BY_REASON: Readonly<Record<string, SendOutcome>> = {
  DESTINATION_PHONE_NUMBER_OPTED_OUT: OPTED_OUT,
  DESTINATION_COUNTRY_BLOCKED_BY_PROTECT_CONFIGURATION: BLOCKED,
  DESTINATION_PHONE_NUMBER_BLOCKED_BY_PROTECT_NUMBER_OVERRIDE: BLOCKED,
  DESTINATION_COUNTRY_BLOCKED: BLOCKED,
  COUNTRY_NOT_ENABLED: BLOCKED,
  INTERNATIONAL_SENDING_NOT_SUPPORTED: BLOCKED,
};
const REASONED: readonly string[] = ['ConflictException', 'ValidationException'];

/** The field by which End User Messaging says that it is the voter's number which it cannot read. */
const DESTINATION_FIELD = 'DestinationPhoneNumber';
/** What SES says of an address that it cannot read: "Missing final '@domain'", "Local address contains control or whitespace". */
const UNREADABLE_ADDRESS =
  /final '@domain'|illegal address|(?:local address|domain) (?:contains|is missing|starts|ends)/i;

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

const isAboutDestination = (error: object): boolean => {
  const fields = field(error, 'Fields');
  return (
    Array.isArray(fields) &&
    fields.length > 0 &&
    fields.every((one: unknown) => typeof one === 'object' && one !== null && field(one, 'Name') === DESTINATION_FIELD)
  );
};

const byReason = (error: Error): SendOutcome => {
  const known = BY_REASON[String(field(error, 'Reason'))];
  return known ?? (isAboutDestination(error) ? REFUSED : NOT_CONFIGURED);
};

/**
 * What an error of a send call says about the message. Only an answer that names a refusal, or a connection that never
 * came about, proves that the message was not taken; everything else is unknown. `refused` is what this destination can
 * never get. A refusal that does not speak of the destination is ours or the provider's fault: the message waits, somebody is
 * called, and it goes out once that is mended.
 */
export const outcomeOfFailure = (error: unknown): SendOutcome => {
  if (!(error instanceof Error)) return { kind: 'unknown', code: 'CONNECTION_LOST' };
  if (REASONED.includes(error.name)) return byReason(error);
  const named = BY_NAME[error.name];
  // SES says "Daily message quota exceeded" under a name that means something else.
  if (named === THROTTLED && /quota exceeded/i.test(error.message)) return QUOTA;
  if (named) return named;
  const status = httpStatus(error);
  if (status === undefined) return bySocket(error);
  if (status === 429) return THROTTLED;
  if (status === 408) return DOUBTFUL;
  if (status < 400 || status >= 500) return { kind: 'unknown', code: 'SERVER_ERROR' };
  return UNREADABLE_ADDRESS.test(error.message) ? REFUSED : NOT_CONFIGURED;
};
