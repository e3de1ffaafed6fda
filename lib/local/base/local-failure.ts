/**
 * Something that the developer at the keyboard can put right: shown as its message alone, without a stack, and the
 * process ends with exit code 1.
 */
export class LocalFailure extends Error {
  override readonly name = 'LocalFailure';
}

/** Where to write instead. */
const ELSEWHERE = 'Set ROLLCALL_HOME to a folder that you may write to: everything that the stage writes is in it.';

/** What the disk says, in words. */
const OF_THE_DISK: Readonly<Record<string, string>> = {
  ENOSPC: 'The disk is full. Make room, then start again.',
  EDQUOT: 'Your share of the disk is used up. Make room, then start again.',
  EROFS: `The disk takes no writing. ${ELSEWHERE}`,
  EACCES: `You may not write there. ${ELSEWHERE}`,
  EPERM: `You may not write there. ${ELSEWHERE}`,
};

/** Calls that write to the disk: a port that may not be taken is refused with the same codes. */
const WRITING = /^(open|mkdir|write|rename|copyfile|chmod|unlink|rmdir|rm|symlink|scandir)$/;

const isSystemError = (error: Error): error is NodeJS.ErrnoException => 'code' in error && 'syscall' in error;

/** What the disk refused, in a sentence; undefined for every other error. */
const ofTheDisk = (error: Error): string | undefined => {
  if (!isSystemError(error) || !WRITING.test(error.syscall ?? '')) return undefined;
  const sentence = OF_THE_DISK[error.code ?? ''];
  return sentence && `${error.path ?? 'A file'} cannot be written. ${sentence}`;
};

/** A child that found no room says so in its last lines, among much else. */
const NO_ROOM = /ENOSPC|No space left on device/i;

/** What to print for any error that ends a command: a sentence where somebody can put it right, the whole stack of a bug. */
export const describeFailure = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  const sentence = ofTheDisk(error);
  if (sentence) return sentence;
  if (!(error instanceof LocalFailure)) return error.stack ?? error.message;
  return NO_ROOM.test(error.message) ? `${OF_THE_DISK['ENOSPC']}\n${error.message}` : error.message;
};
