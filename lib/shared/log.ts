/**
 * The only fields that a log line may carry beside its code. None can hold personal data: no name, no address, no
 * phone, no voter ID. A new field is added here, on purpose, or not logged.
 */
export const SAFE_FIELDS = [
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
  'unchanged',
  'waiting',
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

/** The log as handlers and use cases see it. */
export type Log = {
  info(code: LogCode, fields?: SafeFields): void;
  warn(code: LogCode, fields?: SafeFields): void;
  /** Logs the kind and the place of an error, never its message: messages can quote data. */
  error(code: LogCode, error: unknown, fields?: SafeFields): void;
};
