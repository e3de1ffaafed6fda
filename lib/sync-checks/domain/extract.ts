import type { Temporal } from '../../shared/time.ts';
import { isPastDeadline, type SyncCheck } from './check.ts';
import { GUARDS } from './compare/guards-data.ts';
import { MAY_BE_SO_FAILURES } from './failures.ts';

/** Why an extract is not taken. */
export type ExtractRefusal = {
  readonly code:
    | 'window-closed'
    | 'extract-not-awaited'
    | 'extract-already-confirmed'
    | 'extract-not-uploaded'
    | 'precincts-not-uploaded'
    | 'extract-too-large'
    | 'precincts-too-large'
    | 'nothing-to-confirm';
  readonly sentence: string;
};

const AWAITED = { requested: true, 'awaiting-extract': true } as const;

/** Why a check takes no extract at this moment; null when it does. */
export const extractRefusal = (
  check: Pick<SyncCheck, 'status' | 'deadlineAt' | 'extract'>,
  now: Temporal.Instant,
): ExtractRefusal | null => {
  if (check.status === 'window-closed' || (check.status in AWAITED && isPastDeadline(check, now))) {
    return { code: 'window-closed', sentence: 'The window of this check has closed. Start a check of your own.' };
  }
  if (check.status in AWAITED) return null;
  if (check.extract) {
    return { code: 'extract-already-confirmed', sentence: 'The extract of this check has been confirmed before.' };
  }
  return { code: 'extract-not-awaited', sentence: `This check waits for no extract: it is ${check.status}.` };
};

/** Whether a check ended because its extract looked faulty in a way that may be so. */
export const mayBeSo = ({ status, failure }: Pick<SyncCheck, 'status' | 'failure'>): boolean =>
  status === 'failed' && failure !== null && MAY_BE_SO_FAILURES.has(failure.code);

/** The answer to "it is really so" about a file that no check has refused. */
export const NOTHING_TO_CONFIRM: ExtractRefusal = {
  code: 'nothing-to-confirm',
  sentence:
    'No check of the last five weeks refused these very files for what may be so. Leave "confirm" out; if the check then ends without a result, start another and confirm that same file.',
};

/** The answer to a confirmation without an uploaded file. */
export const NOT_UPLOADED: ExtractRefusal = {
  code: 'extract-not-uploaded',
  sentence: 'Nothing has been uploaded. Ask for an upload URL, PUT the file there, then confirm it.',
};

/** The answer to a confirmation that names a file of precincts and districts which was not uploaded. */
export const PRECINCTS_NOT_UPLOADED: ExtractRefusal = {
  code: 'precincts-not-uploaded',
  sentence:
    'No file of precincts and districts has been uploaded. PUT it to "precinctsUploadUrl", or leave "precincts" out.',
};

/** The most bytes that the files of an extract may have as they are stored. Larger ones are not read at all. */
export const MOST_STORED_BYTES = {
  extract: GUARDS.limits.bytesAtMost,
  precincts: GUARDS.limits.precinctsBytes,
} as const;

/** Why an uploaded file is not taken for its size; undefined when it is. */
export const tooLarge = (file: keyof typeof MOST_STORED_BYTES, bytes: number): ExtractRefusal | undefined => {
  const most = MOST_STORED_BYTES[file];
  if (bytes <= most) return undefined;
  return { code: `${file}-too-large`, sentence: `The file has ${bytes} bytes; ${most} are the most that is read.` };
};
