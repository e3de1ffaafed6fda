import { describe, expect, it } from 'vitest';
import { readReceiptEvent } from '../../../../lib/messaging/adapters/providers/receipt-events.ts';

const textKey = '2026-11-03-statewide.V1000001.B1000001-1.Outbound.1.text';
const emailTag = '2026-11-03-statewide_-V1000001_-B1000001-1_-Outbound_-1_-email';
const phone = (eventType: string, ledgerKey = textKey) => ({
  eventType,
  eventVersion: '1.0',
  eventTimestamp: 1_791_200_000_000,
  isFinal: true,
  messageId: 'm-1',
  destinationPhoneNumber: '+19165550123',
  context: { ledgerKey, language: 'en' },
});
const email = (eventType: string, tag = emailTag) => ({
  eventType,
  mail: {
    messageId: 'm-2',
    destination: ['voter@example.org'],
    tags: { ledgerKey: [tag], 'ses:caller-identity': ['x'] },
  },
});
const bounce = (bounceType: string) => ({ ...email('Bounce'), bounce: { bounceType, bouncedRecipients: [] } });
const complaint = (more: object) => ({ ...email('Complaint'), complaint: { complainedRecipients: [], ...more } });
const voiceKey = textKey.replace('.text', '.voice');
const read = (event: unknown) => {
  const found = readReceiptEvent(event);
  if (!found.ok) return found.error;
  const { receipt, complained } = found.value;
  return [receipt.result, receipt.code, complained && 'complained'].filter(Boolean).join(' ');
};

// A receipt that is not understood leaves staff believing that a voter was told, or was not.
describe('events of the providers', () => {
  it.each<[string, unknown, string]>([
    ['a text on its way', phone('TEXT_QUEUED'), 'accepted'],
    ['a text that the carrier took', phone('TEXT_SUCCESSFUL'), 'accepted'],
    ['a text that arrived', phone('TEXT_DELIVERED'), 'delivered'],
    ['a blocked text', phone('TEXT_CARRIER_BLOCKED'), 'undelivered BLOCKED_BY_CARRIER'],
    ['a text taken for spam', phone('TEXT_SPAM'), 'undelivered BLOCKED_BY_CARRIER'],
    ['a phone out of reach', phone('TEXT_CARRIER_UNREACHABLE'), 'undelivered NOT_REACHABLE'],
    ['a text that came too late', phone('TEXT_TTL_EXPIRED'), 'undelivered PROVIDER_GAVE_UP'],
    ['a call that was answered', phone('VOICE_ANSWERED', voiceKey), 'delivered'],
    ['a busy line', phone('VOICE_BUSY', voiceKey), 'undelivered LINE_BUSY'],
    ['a call to nowhere', phone('VOICE_FAILED', voiceKey), 'undelivered NOT_REACHABLE'],
    ['an email sent', email('Send'), 'accepted'],
    ['an email delivered', email('Delivery'), 'delivered'],
    ['a bounce', email('Bounce'), 'undelivered BOUNCED'],
    ['a bounce for good', bounce('Permanent'), 'undelivered BOUNCED'],
    ['a bounce that SES cannot explain', bounce('Undetermined'), 'undelivered BOUNCED'],
    ['an out-of-office answer, or a full mailbox', bounce('Transient'), 'accepted'],
    ['a complaint', email('Complaint'), 'delivered complained'],
    ['a complaint by its kind', complaint({ complaintFeedbackType: 'abuse' }), 'delivered complained'],
    [
      'a complaint of no kind',
      complaint({ complaintSubType: null, complaintFeedbackType: null }),
      'delivered complained',
    ],
    [
      'an email that SES did not try, for an older complaint',
      complaint({ complaintSubType: 'OnAccountSuppressionList' }),
      'undelivered BOUNCED',
    ],
    ['a word that an email was no spam', complaint({ complaintFeedbackType: 'not-spam' }), 'IGNORED'],
    ['a refusal after acceptance', email('Reject'), 'undelivered PROVIDER_GAVE_UP'],
    ['a delay', email('DeliveryDelay'), 'IGNORED'],
    ['an event type that is new', phone('TEXT_SOMETHING_NEW'), 'IGNORED'],
    [
      'an email to a county',
      { eventType: 'Delivery', mail: { messageId: 'm', tags: { reference: ['check'] } } },
      'IGNORED',
    ],
    ['a text that was not about a message', { ...phone('TEXT_DELIVERED'), context: {} }, 'IGNORED'],
    ['a key of another channel', phone('TEXT_DELIVERED', voiceKey), 'MALFORMED'],
    ['a key that is none', phone('TEXT_DELIVERED', 'x.y'), 'MALFORMED'],
    ['a tag that we never wrote', email('Delivery', 'a.b'), 'MALFORMED'],
    ['an email event about a text', email('Delivery', emailTag.replace('email', 'text')), 'MALFORMED'],
    ['no event', { hello: 'world' }, 'MALFORMED'],
    ['a sentence', 'Hello', 'MALFORMED'],
    [
      'the sentence by which SES checks the topic',
      'Successfully validated SNS topic for Amazon SES event publishing.',
      'IGNORED',
    ],
    ['a new subscription of the topic', { notificationType: 'AmazonSnsSubscriptionSucceeded', message: '' }, 'IGNORED'],
    ['a picture message', phone('MEDIA_DELIVERED'), 'IGNORED'],
    ['nothing', null, 'MALFORMED'],
  ])('%s', (_what, event, expected) => {
    expect(read(event)).toBe(expected);
  });

  it('lead to the message that they are about', () => {
    expect(readReceiptEvent(email('Delivery'))).toMatchObject({
      ok: true,
      value: { key: { voterId: 'V1000001', ballotId: 'B1000001-1', channel: 'email' }, receipt: { providerId: 'm-2' } },
    });
  });
});
