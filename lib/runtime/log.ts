import { Logger } from '@aws-lambda-powertools/logger';
import { type Log, SAFE_FIELDS, type SafeFields } from '../shared/log.ts';
import { SafeError } from '../shared/safe-error.ts';

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
