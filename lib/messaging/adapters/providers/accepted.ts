import type { SendOutcome } from '../../domain/delivery-outcome.ts';

/** The outcome of an answered call: without an id the answer proves nothing. */
export const accepted = (providerId: string | undefined): SendOutcome =>
  providerId ? { kind: 'accepted', providerId } : { kind: 'unknown', code: 'SERVER_ERROR' };
