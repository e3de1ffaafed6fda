import * as z from 'zod';

/** Why a message is in its state, where the state alone does not say. Shown to staff; holds no personal data. */
export const DELIVERY_CODES = [
  // due or held again
  'HALTED',
  'HOURS_CLOSED',
  'CORRECTION_FIRST',
  'INTERRUPTED',
  'THROTTLED',
  'QUOTA_REACHED',
  'PROVIDER_NOT_REACHED',
  'PROVIDER_NOT_CONFIGURED',
  'SAME_CALL_REPEATED',
  // suppressed
  'NOT_SUBSCRIBED',
  'CHANNEL_OFF',
  'MOVED_COUNTY',
  'VOTER_NOT_ACTIVE',
  'COUNTY_NOT_PARTICIPATING',
  'OPTED_OUT',
  'CONTACT_REPLACED',
  // expired
  'TOO_LATE',
  'HALTED_TOO_LONG',
  'ELECTION_CLOSED',
  // failed
  'REFUSED',
  'DESTINATION_BLOCKED',
  'NOT_A_GUEST',
  'MISSING_VARIABLE',
  'NO_RECEIPT',
  // uncertain
  'TIMEOUT',
  'CONNECTION_LOST',
  'SERVER_ERROR',
  'LEASE_EXPIRED',
  // undelivered
  'BOUNCED',
  'NOT_REACHABLE',
  'BLOCKED_BY_CARRIER',
  'NOT_ANSWERED',
  'LINE_BUSY',
  'MACHINE_ANSWERED',
  'PROVIDER_GAVE_UP',
] as const;
export const DeliveryCode = z.enum(DELIVERY_CODES);
export type DeliveryCode = z.infer<typeof DeliveryCode>;
