import type { Temporal } from '../../shared/time.ts';
import { isPastDeadline, type SyncCheck } from './check.ts';

/** Why an extract is not taken. */
export type ExtractRefusal = {
  readonly code: 'window-closed' | 'extract-not-awaited' | 'extract-already-confirmed' | 'extract-not-uploaded';
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

/** The answer to a confirmation without an uploaded file. */
export const NOT_UPLOADED: ExtractRefusal = {
  code: 'extract-not-uploaded',
  sentence: 'Nothing has been uploaded. Ask for an upload URL, PUT the file there, then confirm it.',
};
