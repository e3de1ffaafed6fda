import { Logger } from '@aws-lambda-powertools/logger';

/**
 * The only fields that a log line may carry beside its code. None can hold personal data: no name, no address, no
 * phone, no voter ID. A new field is added here, on purpose, or not logged.
 */
const SAFE_FIELDS = [
  'county',
  'nightId',
  'date',
  'checkId',
  'electionId',
  'uploadId',
  'clientId',
  'requestId',
  'group',
  'type',
  'channel',
  'lane',
  'language',
  'status',
  'state',
  'result',
  'reason',
  'code',
  'count',
  'records',
  'accepted',
  'rejected',
  'held',
  'created',
  'existing',
  'superseded',
  'planned',
  'skipped',
  'passed',
  'persisting',
  'differences',
  'attempt',
  'milliseconds',
  'bytes',
  'httpStatus',
  'route',
] as const;
type SafeField = (typeof SAFE_FIELDS)[number];
export type SafeFields = { readonly [field in SafeField]?: string | number | boolean | null | undefined };

/** A log code: SCREAMING_SNAKE_CASE, says what happened. Searchable, and free of data. */
export type LogCode = Uppercase<string>;

/** The log as handlers see it. */
export type Log = {
  info(code: LogCode, fields?: SafeFields): void;
  warn(code: LogCode, fields?: SafeFields): void;
  /** Logs the kind and the place of an error, never its message: messages can quote data. */
  error(code: LogCode, error: unknown, fields?: SafeFields): void;
};

/**
 * An error whose message was written by us without data, so that it may be logged and shown to an operator.
 * `name` becomes the error name in Step Functions (`Catch` matches it).
 */
export class SafeError extends Error {
  constructor(name: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = name;
  }
}

const FRAME = /^\s*at /;

/** What of an error is safe to log: its name, its stack frames, and AWS's request id, never its message. */
export const safeError = (error: unknown): Record<string, unknown> => {
  if (!(error instanceof Error)) return { name: typeof error };
  const frames = (error.stack ?? '').split('\n').filter((line) => FRAME.test(line));
  const metadata = '$metadata' in error && typeof error.$metadata === 'object' ? error.$metadata : undefined;
  return {
    name: error.name,
    frames: frames.slice(0, 8).map((frame) => frame.trim()),
    ...(error instanceof SafeError ? { message: error.message } : {}),
    ...(metadata ? { metadata } : {}),
    ...(error.cause ? { cause: safeError(error.cause) } : {}),
  };
};

const safeOnly = (fields: SafeFields | undefined): Record<string, unknown> =>
  Object.fromEntries(SAFE_FIELDS.filter((name) => fields?.[name] !== undefined).map((name) => [name, fields?.[name]]));

/** Wraps a Powertools logger so that codes and safe fields are all that gets through, whatever a caller passes. */
export const createLog = (logger: Logger): Log => ({
  info: (code, fields) => logger.info(code, safeOnly(fields)),
  warn: (code, fields) => logger.warn(code, safeOnly(fields)),
  error: (code, error, fields) => logger.error(code, { ...safeOnly(fields), failure: safeError(error) }),
});

/** The logger of one Lambda. */
export const createLogger = (name: string): Logger => new Logger({ serviceName: name });
