import { randomUUID } from 'node:crypto';
import { LOCAL_ACCOUNT } from '../emulator/emulator.ts';
import type { SentMessage } from './sent-message.ts';

/**
 * Delivery receipts in the shapes in which AWS publishes them to a topic:
 * - email: SES event publishing (`eventType` `Delivery`, `Bounce`, `Complaint`), the tags under `mail.tags` as lists;
 * - text and speech: End User Messaging events (`eventType` `TEXT_DELIVERED`, `TEXT_CARRIER_UNREACHABLE`,
 *   `VOICE_COMPLETED`, `VOICE_NO_ANSWER`), our context under `context`;
 * - recordings: Connect's contact events (`DISCONNECTED`), as EventBridge brings them, without the contact's attributes.
 */
export type ReceiptOutcome = 'delivered' | 'undelivered' | 'complaint';

const emailReceipt = (message: SentMessage, outcome: ReceiptOutcome, timestamp: string): unknown => {
  const tags = Object.fromEntries(Object.entries(message.context).map(([name, value]) => [name, [value]]));
  const mail = {
    timestamp: message.acceptedAt,
    source: message.from,
    sendingAccountId: LOCAL_ACCOUNT,
    messageId: message.id,
    destination: [message.to],
    headersTruncated: false,
    commonHeaders: { from: [message.from], to: [message.to], messageId: message.id, subject: message.subject ?? '' },
    tags: { ...tags, ...(message.configurationSet ? { 'ses:configuration-set': [message.configurationSet] } : {}) },
  };
  if (outcome === 'delivered') {
    const smtpResponse = '250 2.6.0 Message received';
    const delivery = { timestamp, processingTimeMillis: 400, recipients: [message.to], smtpResponse };
    return { eventType: 'Delivery', mail, delivery };
  }
  const feedbackId = `${message.id}-feedback`;
  if (outcome === 'complaint') {
    const complaint = { complainedRecipients: [{ emailAddress: message.to }], timestamp, feedbackId };
    return { eventType: 'Complaint', mail, complaint: { ...complaint, complaintFeedbackType: 'abuse' } };
  }
  const recipient = { emailAddress: message.to, action: 'failed', status: '5.1.1', diagnosticCode: 'smtp; 550 5.1.1' };
  const bounce = { bounceType: 'Permanent', bounceSubType: 'General', bouncedRecipients: [recipient] };
  return { eventType: 'Bounce', mail, bounce: { ...bounce, timestamp, feedbackId } };
};

const PHONE_EVENTS = {
  text: {
    delivered: ['TEXT_DELIVERED', 'DELIVERED'],
    undelivered: ['TEXT_CARRIER_UNREACHABLE', 'CARRIER_UNREACHABLE'],
  },
  voice: { delivered: ['VOICE_COMPLETED', 'COMPLETED'], undelivered: ['VOICE_NO_ANSWER', 'NO_ANSWER'] },
} as const;

const phoneReceipt = (
  message: SentMessage,
  channel: 'text' | 'voice',
  outcome: ReceiptOutcome,
  timestamp: string,
): unknown => {
  const [eventType, messageStatus] = PHONE_EVENTS[channel][outcome === 'delivered' ? 'delivered' : 'undelivered'];
  return {
    eventType,
    eventVersion: '1.0',
    eventTimestamp: Date.parse(timestamp),
    isFinal: true,
    originationPhoneNumber: message.from,
    destinationPhoneNumber: message.to,
    isoCountryCode: 'US',
    messageId: message.id,
    messageRequestTimestamp: Date.parse(message.acceptedAt),
    messageType: 'TRANSACTIONAL',
    messageStatus,
    messageStatusDescription: outcome === 'delivered' ? 'Message has been accepted by phone' : 'Not reachable',
    context: message.context,
  };
};

const contactEvent = (message: SentMessage, outcome: ReceiptOutcome, timestamp: string): unknown => ({
  version: '0',
  id: randomUUID(),
  'detail-type': 'Amazon Connect Contact Event',
  source: 'aws.connect',
  account: LOCAL_ACCOUNT,
  time: timestamp,
  detail: {
    contactId: message.id,
    channel: 'VOICE',
    initiationMethod: 'API',
    eventType: 'DISCONNECTED',
    initiationTimestamp: message.acceptedAt,
    disconnectTimestamp: timestamp,
    ...(outcome === 'delivered'
      ? { connectedToSystemTimestamp: timestamp, disconnectReason: 'CONTACT_FLOW_DISCONNECT' }
      : { disconnectReason: 'TELECOM_UNANSWERED' }),
  },
});

/** The receipt of a message. `timestamp` is ISO 8601 UTC. */
export const receiptOf = (message: SentMessage, outcome: ReceiptOutcome, timestamp: string): unknown => {
  if (message.api === 'StartOutboundVoiceContact') return contactEvent(message, outcome, timestamp);
  return message.channel === 'email'
    ? emailReceipt(message, outcome, timestamp)
    : phoneReceipt(message, message.channel, outcome, timestamp);
};

/**
 * Destinations with a documented behaviour: SES's mailbox simulator, and End User Messaging's simulator numbers for
 * the United States. Everybody else is reached.
 */
const SIMULATED: Readonly<Record<string, ReceiptOutcome>> = {
  'success@simulator.amazonses.com': 'delivered',
  'ooto@simulator.amazonses.com': 'delivered',
  'bounce@simulator.amazonses.com': 'undelivered',
  'suppressionlist@simulator.amazonses.com': 'undelivered',
  'complaint@simulator.amazonses.com': 'complaint',
  '+14254147755': 'delivered',
  '+14254147167': 'undelivered',
};

/** What becomes of a message to this destination. */
export const outcomeFor = (to: string): ReceiptOutcome => SIMULATED[to] ?? 'delivered';
