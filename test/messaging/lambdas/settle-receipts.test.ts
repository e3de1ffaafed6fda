import type { Context, SQSRecord } from 'aws-lambda';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import * as z from 'zod';
import { settle } from '../../../lambdas/messaging/settle-receipts/handler.ts';
import { readReceiptEvent } from '../../../lib/messaging/adapters/providers/receipt-events.ts';
import { formatLedgerKey } from '../../../lib/messaging/domain/ledger-key.ts';
import type { LedgerRow } from '../../../lib/messaging/domain/ledger-row.ts';
import { queueHandler } from '../../../lib/runtime/queue-handler.ts';
import { toTagValue } from '../../../lib/shared/email/ses-tag.ts';
import { MemoryLedger } from '../../faults/memory-ledger.ts';
import { NOON, sampleRow } from '../domain/sample-decision.ts';

const row: LedgerRow = sampleRow({ channel: 'email', state: 'accepted', fence: 1, providerId: 'm-1' });
let ledger: MemoryLedger;
let optOuts: string[];
let complaints: string[];
let log: string[];
const receive = (event: unknown) =>
  settle({
    read: readReceiptEvent,
    clock: async () => NOON,
    rows: ledger.rows,
    subscriptions: { optOut: async (voterId, channels) => void optOuts.push(`${voterId} ${channels}`) },
    countComplaint: async (ledgerKey) => void complaints.push(ledgerKey),
  })(event, {
    log: {
      info: (code, fields) => log.push(`${code} ${fields?.reason}`),
      warn: (code, fields) => log.push(`${code} ${fields?.reason}`),
      error: (code) => log.push(code),
    },
  });
const event = (eventType: string, messageId = 'm-1', key = formatLedgerKey(row)) => ({
  eventType,
  mail: { messageId, tags: { ledgerKey: [toTagValue(key)] } },
});

describe('settle-receipts', () => {
  beforeEach(async () => {
    ledger = new MemoryLedger();
    optOuts = [];
    complaints = [];
    log = [];
    await ledger.newMessages.create(row);
  });

  it('settles a message, and the same again does nothing', async () => {
    await receive(event('Delivery'));
    await receive(event('Delivery'));
    expect(ledger.get(row)?.state).toBe('delivered');
    expect(log).toEqual(['RECEIPT_SETTLED SETTLED', 'RECEIPT_SETTLED NOTHING_NEW']);
  });

  it.each([
    ['after', ['Delivery', 'Transient'], 'delivered'],
    ['before', ['Transient', 'Delivery'], 'delivered'],
    ['alone', ['Transient'], 'accepted'],
    ['and then one for good', ['Delivery', 'Transient', 'Permanent'], 'undelivered'],
  ])('a passing bounce %s a delivery is no failure', async (_when, types, state) => {
    for (const type of types) {
      const isBounce = type !== 'Delivery';
      await receive({ ...event(isBounce ? 'Bounce' : type), ...(isBounce ? { bounce: { bounceType: type } } : {}) });
    }
    expect(ledger.get(row)?.state).toBe(state);
  });

  it('drops the sentence by which SES checks the topic, raw or wrapped, and sets aside any other', async () => {
    vi.stubEnv('POWERTOOLS_LOG_LEVEL', 'SILENT');
    const handler = queueHandler({ name: 'settle-receipts', body: z.unknown() }, (body) => receive(body));
    const context = { awsRequestId: 'r', getRemainingTimeInMillis: () => 1000 } as Context;
    const failed = async (body: string) => {
      const Records = [{ messageId: 'a', body, eventSource: 'aws:sqs' } as SQSRecord];
      return (await handler({ Records }, context)).batchItemFailures.length;
    };
    const text = 'Successfully validated SNS topic for Amazon SES event publishing.';
    expect(await failed(text)).toBe(0);
    expect(await failed(JSON.stringify({ Type: 'Notification', Message: text }))).toBe(0);
    expect(log).toEqual([]);
    expect(await failed('Something else.')).toBe(1);
  });

  it('takes a complaint for an opt-out of email, and counts it', async () => {
    await receive(event('Complaint'));
    expect(optOuts).toEqual(['V1000001 email']);
    expect(complaints).toEqual([formatLedgerKey(row)]);
  });

  it('refuses a receipt for another message of the provider, and opts nobody out for it', async () => {
    await receive(event('Complaint', 'm-forged'));
    await receive(event('Delivery', 'm-1', formatLedgerKey({ ...row, voterId: 'V9' })));
    expect(ledger.get(row)?.state).toBe('accepted');
    expect([optOuts, complaints]).toEqual([[], []]);
    expect(log).toEqual(['RECEIPT_REFUSED FORGED', 'RECEIPT_REFUSED UNKNOWN_MESSAGE']);
  });

  it('sets aside what is no receipt, and passes over what says nothing', async () => {
    await expect(receive({ hello: 'world' })).rejects.toThrow('not an event of a provider');
    await receive(event('DeliveryDelay'));
    expect(log).toEqual([]);
  });
});
