import type { Temporal } from '../../shared/time.ts';

/** What asks for too much: the sentence says of what and when to try again, and never whose fault it is. */
export type Later = {
  readonly kind: 'later';
  /** Codes that were asked for, codes that were typed, or questions to the register: the same for everybody, found or not. */
  readonly what: 'codes' | 'typed-codes' | 'matches';
  /** `contact`: too many codes or sign-ups for this number or address; `address`: from this connection; `all`: at all. */
  readonly of: 'contact' | 'address' | 'all';
  readonly until: Temporal.Instant;
};
