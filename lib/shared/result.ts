/**
 * An expected outcome is a value, a bug is an exception. Functions whose failure a caller must handle return a
 * `Result`; anything that "cannot happen" throws.
 */
export type Result<T, E> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E };

/** The successful outcome. */
export const ok = <T>(value: T): Result<T, never> => ({ ok: true, value });

/** The expected failure. */
export const err = <E>(error: E): Result<never, E> => ({ ok: false, error });
