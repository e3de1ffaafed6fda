import type { Lane, MessageType } from '../../shared/codes.ts';

/**
 * Which queue a message waits in. Urgent: the voter must act, and each hour counts. Bulk: everyone gets it at about
 * the same time. The rest answers a status.
 */
const LANE: Readonly<Record<MessageType, Lane>> = {
  Outbound: 'bulk',
  Inbound: 'status',
  Received: 'status',
  Accepted: 'status',
  NotAccepted: 'status',
  ContactCounty: 'urgent',
  Undeliverable: 'urgent',
  Reissued: 'status',
  InPerson: 'status',
  DeadlineReminder: 'bulk',
  SignatureCure: 'urgent',
  Confirmation: 'status',
  MovedCounty: 'status',
  Correction: 'status',
};

/** The lane of a message type. */
export const laneOf = (type: MessageType): Lane => LANE[type];
