/** Counts the calls of each caller: of a county, or of a client of the Secretary of State. */
export type RateLimiter = {
  /** Counts one call. `retryAfterSeconds` is set when the caller has used up the present minute. */
  count(caller: string): Promise<{ readonly retryAfterSeconds?: number }>;
};
