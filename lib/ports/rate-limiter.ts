/** Counts the calls of each API client. */
export type RateLimiter = {
  /** Counts one call. `retryAfterSeconds` is set when the client has used up the present minute. */
  count(clientId: string): Promise<{ readonly retryAfterSeconds?: number }>;
};
