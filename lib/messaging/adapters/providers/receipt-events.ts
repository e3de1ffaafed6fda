import * as z from 'zod';
import type { Channel } from '../../../shared/codes.ts';
import { fromTagValue } from '../../../shared/email/ses-tag.ts';
import { err, ok, type Result } from '../../../shared/result.ts';
import type { DeliveryReceipt } from '../../domain/delivery-receipt.ts';
import { parseLedgerKey } from '../../domain/ledger-key.ts';
import type { ReadEvent, ReceiptEvent, UnreadReceipt } from '../../ports/receipts.ts';

type Meaning = Omit<DeliveryReceipt, 'providerId'>;

const ACCEPTED: Meaning = { result: 'accepted' };
const DELIVERED: Meaning = { result: 'delivered' };
const BLOCKED: Meaning = { result: 'undelivered', code: 'BLOCKED_BY_CARRIER' };
const NOT_REACHABLE: Meaning = { result: 'undelivered', code: 'NOT_REACHABLE' };
const NOT_ANSWERED: Meaning = { result: 'undelivered', code: 'NOT_ANSWERED' };
const LINE_BUSY: Meaning = { result: 'undelivered', code: 'LINE_BUSY' };
const GAVE_UP: Meaning = { result: 'undelivered', code: 'PROVIDER_GAVE_UP' };
const BOUNCED: Meaning = { result: 'undelivered', code: 'BOUNCED' };

/** SES event types (configuration set event publishing). A complaint comes from a mailbox that got the email (but see below). */
const SES: Readonly<Record<string, Meaning>> = {
  Send: ACCEPTED,
  Delivery: DELIVERED,
  Complaint: DELIVERED,
  Bounce: BOUNCED,
  Reject: GAVE_UP,
  'Rendering Failure': GAVE_UP,
};

/** End User Messaging event types. `TEXT_SUCCESSFUL` is the carrier's word, not yet the phone's. */
const END_USER_MESSAGING: Readonly<Record<string, Meaning>> = {
  TEXT_PENDING: ACCEPTED,
  TEXT_QUEUED: ACCEPTED,
  TEXT_SENT: ACCEPTED,
  TEXT_SUCCESSFUL: ACCEPTED,
  TEXT_DELIVERED: DELIVERED,
  TEXT_BLOCKED: BLOCKED,
  TEXT_CARRIER_BLOCKED: BLOCKED,
  TEXT_PROTECT_BLOCKED: BLOCKED,
  TEXT_SPAM: BLOCKED,
  TEXT_CARRIER_UNREACHABLE: NOT_REACHABLE,
  TEXT_UNREACHABLE: NOT_REACHABLE,
  TEXT_INVALID: NOT_REACHABLE,
  TEXT_INVALID_MESSAGE: NOT_REACHABLE,
  TEXT_TTL_EXPIRED: GAVE_UP,
  TEXT_UNKNOWN: GAVE_UP,
  VOICE_INITIATED: ACCEPTED,
  VOICE_RINGING: ACCEPTED,
  VOICE_ANSWERED: DELIVERED,
  VOICE_COMPLETED: DELIVERED,
  VOICE_BUSY: LINE_BUSY,
  VOICE_NO_ANSWER: NOT_ANSWERED,
  VOICE_FAILED: NOT_REACHABLE,
  VOICE_TTL_EXPIRED: GAVE_UP,
};

/** SES took the email and tried nothing: the address is on the account's suppression list. Nobody has complained anew. */
const SUPPRESSED_COMPLAINT = 'OnAccountSuppressionList';
/** The voter's word, or the provider's, that our email was no spam (RFC 5965, 7.3): it takes nothing back and opts nobody out. */
const NOT_SPAM = 'not-spam';

/** Bounces of this kind are about the mailbox at this moment: out of office, full, a server that was busy. */
const PASSING_BOUNCE = 'Transient';

/** What AWS says on the receipts topic that is about no message: a new or changed subscription of the topic. */
const NOTICES: readonly RegExp[] = [/^Successfully validated SNS topic for Amazon SES event publishing\.?$/];
const Notice = z.union([
  z.string().refine((text) => NOTICES.some((notice) => notice.test(text.trim()))),
  // SES, for a topic that is subscribed to an identity's notifications.
  z.object({ notificationType: z.literal('AmazonSnsSubscriptionSucceeded') }),
  // End User Messaging tells of pictures and of tests of a destination in the same shape as of texts.
  z.object({ eventType: z.string().regex(/^(MEDIA|RCS|TEST)_/), messageId: z.string().optional() }),
]);

const ProviderId = z.string().min(1).max(256);
const SesEvent = z.object({
  eventType: z.string(),
  bounce: z.object({ bounceType: z.string() }).optional(),
  complaint: z
    .object({ complaintSubType: z.string().nullish(), complaintFeedbackType: z.string().nullish() })
    .optional(),
  mail: z.object({ messageId: ProviderId, tags: z.record(z.string(), z.array(z.string())).default({}) }),
});
const EndUserMessagingEvent = z.object({
  eventType: z.string().regex(/^(TEXT|VOICE)_/),
  messageId: ProviderId,
  context: z.record(z.string(), z.string()).default({}),
});

const read = (
  keyText: string,
  meaning: Meaning | undefined,
  providerId: string,
  channels: readonly Channel[],
  complained: boolean,
): Result<ReceiptEvent, UnreadReceipt> => {
  const key = parseLedgerKey(keyText);
  if (!key.ok || !channels.includes(key.value.channel)) return err('MALFORMED');
  if (!meaning) return err('IGNORED');
  return ok({ key: key.value, receipt: { ...meaning, providerId }, complained });
};

type SesEvent = z.output<typeof SesEvent>;

const meaningOfEmail = ({ eventType, bounce, complaint }: SesEvent): Meaning | undefined => {
  // A passing bounce proves that SES took the message, and no more.
  if (bounce?.bounceType === PASSING_BOUNCE) return ACCEPTED;
  if (complaint?.complaintSubType === SUPPRESSED_COMPLAINT) return BOUNCED;
  return complaint?.complaintFeedbackType === NOT_SPAM ? undefined : SES[eventType];
};

/** Reads an event of SES or End User Messaging as it arrives from the receipts topic. */
export const readReceiptEvent = (event: unknown): ReadEvent => {
  if (Notice.safeParse(event).success) return err('IGNORED');
  const email = SesEvent.safeParse(event);
  if (email.success) {
    const { eventType, mail, complaint } = email.data;
    const tag = mail.tags['ledgerKey']?.[0];
    // An email to county staff carries a reference and no ledger key.
    if (tag === undefined) return err('IGNORED');
    const keyText = fromTagValue(tag);
    if (!keyText.ok) return err('MALFORMED');
    const complained = eventType === 'Complaint' && complaint?.complaintSubType !== SUPPRESSED_COMPLAINT;
    return read(keyText.value, meaningOfEmail(email.data), mail.messageId, ['email'], complained);
  }
  const phone = EndUserMessagingEvent.safeParse(event);
  if (!phone.success) return err('MALFORMED');
  const { eventType, messageId, context } = phone.data;
  const keyText = context['ledgerKey'];
  if (keyText === undefined) return err('IGNORED');
  const channel = eventType.startsWith('TEXT_') ? 'text' : 'voice';
  return read(keyText, END_USER_MESSAGING[eventType], messageId, [channel], false);
};
