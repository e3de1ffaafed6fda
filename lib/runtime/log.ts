import { Logger } from '@aws-lambda-powertools/logger';
import { type Log, SAFE_FIELDS, type SafeFields } from '../shared/log.ts';
import { SafeError } from '../shared/safe-error.ts';
import { framesOf, kindOf, plainValue } from './own-words.ts';

/** What AWS says of a call; the rest of its metadata is of no use here. */
const callOf = (error: Error): Record<string, unknown> | undefined => {
  if (!('$metadata' in error) || typeof error.$metadata !== 'object' || error.$metadata === null) return undefined;
  const { requestId, httpStatusCode, attempts }: { requestId?: unknown; httpStatusCode?: unknown; attempts?: unknown } =
    error.$metadata;
  return { requestId: plainValue(requestId), httpStatusCode, attempts };
};

/** So many causes of a cause are told. */
const CAUSES = 5;

/**
 * What of an error is safe to log: its kind, its stack frames, and AWS's request id, never its message. The same of what
 * caused it, as long as that is another error: causes may go round in a circle.
 */
export const safeError = (error: unknown, above: readonly unknown[] = []): Record<string, unknown> => {
  if (!(error instanceof Error)) return { name: typeof error };
  const metadata = callOf(error);
  const known = [...above, error];
  const isTold = Boolean(error.cause) && !known.includes(error.cause) && known.length <= CAUSES;
  return {
    name: kindOf(error),
    frames: framesOf(error),
    ...(error instanceof SafeError ? { message: error.message } : {}),
    ...(metadata ? { metadata } : {}),
    ...(isTold ? { cause: safeError(error.cause, known) } : {}),
  };
};

const safeOnly = (fields: SafeFields | undefined): Record<string, unknown> =>
  Object.fromEntries(
    SAFE_FIELDS.filter((name) => fields?.[name] !== undefined).map((name) => [name, plainValue(fields?.[name])]),
  );

/** Wraps a Powertools logger so that codes and safe fields are all that gets through, whatever a caller passes. */
export const createLog = (logger: Logger): Log => ({
  info: (code, fields) => logger.info(code, safeOnly(fields)),
  warn: (code, fields) => logger.warn(code, safeOnly(fields)),
  error: (code, error, fields) => logger.error(code, { ...safeOnly(fields), failure: safeError(error) }),
});

/** The logger of one Lambda. */
export const createLogger = (name: string): Logger => new Logger({ serviceName: name });
