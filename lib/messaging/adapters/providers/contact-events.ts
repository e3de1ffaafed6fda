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
    /** When the call was answered, by a person or a mailbox. */
    connectedToSystemTimestamp: z.string().nullish(),
  }),
});
type Detail = z.output<typeof ContactEvent>['detail'];

type Meaning = Omit<DeliveryReceipt, 'providerId'>;

/** Why a call did not come about that nobody refused to answer. */
const FAILED: Readonly<Record<string, Meaning>> = {
  OUTBOUND_DESTINATION_ENDPOINT_ERROR: { result: 'undelivered', code: 'NOT_REACHABLE' },
  OUTBOUND_RESOURCE_ERROR: { result: 'undelivered', code: 'PROVIDER_GAVE_UP' },
  OUTBOUND_ATTEMPT_FAILED: { result: 'undelivered', code: 'PROVIDER_GAVE_UP' },
  TELECOM_NUMBER_INVALID: { result: 'undelivered', code: 'NOT_REACHABLE' },
  TELECOM_POTENTIAL_BLOCKING: { result: 'undelivered', code: 'BLOCKED_BY_CARRIER' },
};

const meaningOf = ({ eventType, connectedToSystemTimestamp, disconnectReason }: Detail): Meaning | undefined => {
  if (eventType === 'CONNECTED_TO_SYSTEM') return { result: 'delivered' };
  if (eventType !== 'DISCONNECTED') return undefined;
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
