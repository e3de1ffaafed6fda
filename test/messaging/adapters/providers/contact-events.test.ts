import { describe, expect, it } from 'vitest';
import { withContactEvents } from '../../../../lib/messaging/adapters/providers/contact-events.ts';
import { readReceiptEvent } from '../../../../lib/messaging/adapters/providers/receipt-events.ts';
import { formatLedgerKey } from '../../../../lib/messaging/domain/ledger-key.ts';
import { sampleRow } from '../../domain/sample-decision.ts';

const KEY = formatLedgerKey(sampleRow({ channel: 'voice', language: 'km' }));
const OURS = '7a1b0000-0000-4000-8000-000000000001';
const read = withContactEvents({ find: async (id) => (id === OURS ? KEY : undefined) }, readReceiptEvent);

/** As EventBridge brings it. */
const event = (detail: Record<string, unknown>) => ({
  version: '0',
  'detail-type': 'Amazon Connect Contact Event',
  source: 'aws.connect',
  detail: { contactId: OURS, channel: 'VOICE', initiationMethod: 'API', ...detail },
});
const ANSWERED = { connectedToSystemTimestamp: '2026-10-08T19:00:04Z' };

describe('what Connect reports of a call', () => {
  it.each([
    [
      { eventType: 'DISCONNECTED', ...ANSWERED, answeringMachineDetectionStatus: 'HUMAN_ANSWERED' },
      'delivered',
      undefined,
    ],
    [
      { eventType: 'DISCONNECTED', ...ANSWERED, answeringMachineDetectionStatus: 'VOICEMAIL_BEEP' },
      'undelivered',
      'MACHINE_ANSWERED',
    ],
    [{ eventType: 'DISCONNECTED', answeringMachineDetectionStatus: 'SIT_TONE_BUSY' }, 'undelivered', 'LINE_BUSY'],
    [{ eventType: 'DISCONNECTED', ...ANSWERED, disconnectReason: 'CUSTOMER_DISCONNECT' }, 'delivered', undefined],
    [{ eventType: 'DISCONNECTED', disconnectReason: 'TELECOM_UNANSWERED' }, 'undelivered', 'NOT_ANSWERED'],
    [{ eventType: 'DISCONNECTED', disconnectReason: 'TELECOM_BUSY' }, 'undelivered', 'LINE_BUSY'],
    [{ eventType: 'DISCONNECTED', connectedToSystemTimestamp: null }, 'undelivered', 'NOT_ANSWERED'],
    [
      { eventType: 'DISCONNECTED', disconnectReason: 'OUTBOUND_DESTINATION_ENDPOINT_ERROR' },
      'undelivered',
      'NOT_REACHABLE',
    ],
    [{ eventType: 'DISCONNECTED', disconnectReason: 'OUTBOUND_RESOURCE_ERROR' }, 'undelivered', 'PROVIDER_GAVE_UP'],
    [
      { eventType: 'DISCONNECTED', disconnectReason: 'TELECOM_POTENTIAL_BLOCKING' },
      'undelivered',
      'BLOCKED_BY_CARRIER',
    ],
  ])('%o is %s', async (detail, result, code) => {
    expect(await read(event(detail))).toEqual({
      ok: true,
      value: {
        key: expect.objectContaining({ channel: 'voice' }),
        receipt: { result, ...(code ? { code } : {}), providerId: OURS },
        complained: false,
      },
    });
  });

  it.each([
    { eventType: 'INITIATED' },
    // Answered, nobody knows yet by whom.
    { eventType: 'CONNECTED_TO_SYSTEM', ...ANSWERED },
    { eventType: 'SOMETHING_NEW' },
    { eventType: 'DISCONNECTED', contactId: 'other' },
  ])('%o says nothing of a message', async (detail) => {
    expect(await read(event(detail))).toEqual({ ok: false, error: 'IGNORED' });
  });

  it('is told apart from what other providers report, and from what nobody does', async () => {
    expect(await read({ hello: 'world' })).toEqual({ ok: false, error: 'MALFORMED' });
    expect(await read({ eventType: 'VOICE_BUSY', messageId: 'm', context: { ledgerKey: KEY } })).toMatchObject({
      value: { receipt: { code: 'LINE_BUSY' } },
    });
  });
});
