import * as z from 'zod';
import { err, ok } from '../../../shared/result.ts';
import type { DeliveryReceipt } from '../../domain/delivery-receipt.ts';
import { parseLedgerKey } from '../../domain/ledger-key.ts';
import type { KnownCalls } from '../../ports/calls.ts';
import type { ReadReceipt } from '../../ports/receipts.ts';

/**
 * A contact event of Amazon Connect, as EventBridge brings it (administrator guide, "Contact events"). It names the contact
 * and none of the attributes that the call was started with.
 */
const ContactEvent = z.object({
  source: z.literal('aws.connect'),
  'detail-type': z.literal('Amazon Connect Contact Event'),
  detail: z.object({
    eventType: z.string(),
    contactId: z.string().min(1).max(256),
    disconnectReason: z.string().nullish(),
    /** Where Connect listens for machines: who answered. */
    answeringMachineDetectionStatus: z.string().nullish(),
    /** When the call was answered, by a person or a mailbox. */
    connectedToSystemTimestamp: z.string().nullish(),
  }),
});
type Detail = z.output<typeof ContactEvent>['detail'];

type Meaning = Omit<DeliveryReceipt, 'providerId'>;

/** Who or what answered, where Connect says so (API reference, `Contact`): a machine has nobody listening. */
const ANSWERED_BY: Readonly<Record<string, Meaning>> = {
  VOICEMAIL_BEEP: { result: 'undelivered', code: 'MACHINE_ANSWERED' },
  VOICEMAIL_NO_BEEP: { result: 'undelivered', code: 'MACHINE_ANSWERED' },
  FAX_MACHINE_DETECTED: { result: 'undelivered', code: 'MACHINE_ANSWERED' },
  AMD_UNANSWERED: { result: 'undelivered', code: 'NOT_ANSWERED' },
  SIT_TONE_BUSY: { result: 'undelivered', code: 'LINE_BUSY' },
  SIT_TONE_INVALID_NUMBER: { result: 'undelivered', code: 'NOT_REACHABLE' },
};

/** Why a call did not come about that nobody refused to answer. */
const FAILED: Readonly<Record<string, Meaning>> = {
  OUTBOUND_DESTINATION_ENDPOINT_ERROR: { result: 'undelivered', code: 'NOT_REACHABLE' },
  OUTBOUND_RESOURCE_ERROR: { result: 'undelivered', code: 'PROVIDER_GAVE_UP' },
  OUTBOUND_ATTEMPT_FAILED: { result: 'undelivered', code: 'PROVIDER_GAVE_UP' },
  TELECOM_NUMBER_INVALID: { result: 'undelivered', code: 'NOT_REACHABLE' },
  TELECOM_BUSY: { result: 'undelivered', code: 'LINE_BUSY' },
  TELECOM_POTENTIAL_BLOCKING: { result: 'undelivered', code: 'BLOCKED_BY_CARRIER' },
};

/** Only its end says what a call came to: when it is answered, nobody knows yet by whom. */
const meaningOf = (detail: Detail): Meaning | undefined => {
  const { eventType, connectedToSystemTimestamp, disconnectReason } = detail;
  if (eventType !== 'DISCONNECTED') return undefined;
  const answered = ANSWERED_BY[detail.answeringMachineDetectionStatus ?? ''];
  if (answered) return answered;
  if (connectedToSystemTimestamp) return { result: 'delivered' };
  return FAILED[disconnectReason ?? ''] ?? { result: 'undelivered', code: 'NOT_ANSWERED' };
};

/** Reads what Connect reports of our calls, and hands everything else on to `others`. Throws when the table cannot be reached. */
export const withContactEvents =
  (calls: Pick<KnownCalls, 'find'>, others: ReadReceipt): ReadReceipt =>
  async (event) => {
    const contact = ContactEvent.safeParse(event);
    if (!contact.success) return others(event);
    const { detail } = contact.data;
    const meaning = meaningOf(detail);
    // Connect's instance is SOS's own: it makes and takes other calls as well.
    const ledgerKey = meaning && (await calls.find(detail.contactId));
    if (meaning === undefined || ledgerKey === undefined) return err('IGNORED');
    const key = parseLedgerKey(ledgerKey);
    if (!key.ok) return err('MALFORMED');
    return ok({ key: key.value, receipt: { ...meaning, providerId: detail.contactId }, complained: false });
  };
