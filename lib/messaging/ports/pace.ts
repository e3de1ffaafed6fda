import type { LedgerKey } from '../domain/ledger-key.ts';

/** Room for a message, or none for so many seconds. */
export type Admission = { readonly kind: 'room' } | { readonly kind: 'later'; readonly seconds: number };

/**
 * The rate at which one origination may send, shared by all senders that use it. What is counted is the provider's
 * unit: message parts of a text, one email, one call. Throws when the table cannot be reached: nothing is sent then.
 */
export type Pace = {
  /** Asks for room before anything is done about a message; those who ask in one instant are answered together. */
  admit(): Promise<Admission>;
  /** The wait until so many units may be sent, in milliseconds; undefined when it would be too long. */
  turn(units: number): Promise<number | undefined>;
};

/**
 * Puts a message's notice back into its lane, to be seen again after so many seconds (at most 900). Throws when the
 * queue cannot be reached; the notice then stays where it is.
 */
export type NoticeAgain = (key: LedgerKey, seconds: number) => Promise<void>;
