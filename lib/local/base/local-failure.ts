/**
 * Something that the developer at the keyboard can put right: shown as its message alone, without a stack, and the
 * process ends with exit code 1.
 */
export class LocalFailure extends Error {
  override readonly name = 'LocalFailure';
}

/** What to print for any error that ends a command: the sentence of a `LocalFailure`, the whole stack of a bug. */
export const describeFailure = (error: unknown): string => {
  if (error instanceof LocalFailure) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
};
