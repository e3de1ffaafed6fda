import { beforeEach, describe, expect, it } from 'vitest';
import { settle } from '../../../lambdas/messaging/settle-receipts/handler.ts';
import { readReceiptEvent } from '../../../lib/messaging/adapters/providers/receipt-events.ts';
import { formatLedgerKey } from '../../../lib/messaging/domain/ledger-key.ts';
import type { LedgerRow } from '../../../lib/messaging/domain/ledger-row.ts';
import { toTagValue } from '../../../lib/shared/email/ses-tag.ts';
import { MemoryLedger } from '../../faults/memory-ledger.ts';
import { NOON, sampleRow } from '../domain/sample-decision.ts';

const row: LedgerRow = sampleRow({ channel: 'email', state: 'accepted', fence: 1, providerId: 'm-1' });
let ledger: MemoryLedger;
let optOuts: string[];
let log: string[];
const receive = (event: unknown) =>
  settle({
    read: readReceiptEvent,
    clock: async () => NOON,
    rows: ledger.rows,
    subscriptions: { optOut: async (voterId, channels) => void optOuts.push(`${voterId} ${channels}`) },
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
    log = [];
    await ledger.newMessages.create(row);
  });

  it('settles a message, and the same again does nothing', async () => {
    await receive(event('Delivery'));
    await receive(event('Delivery'));
    expect(ledger.get(row)?.state).toBe('delivered');
    expect(log).toEqual(['RECEIPT_SETTLED SETTLED', 'RECEIPT_SETTLED NOTHING_NEW']);
  });

  it('takes a complaint for an opt-out of email', async () => {
    await receive(event('Complaint'));
    expect(optOuts).toEqual(['V1000001 email']);
  });

  it('refuses a receipt for another message of the provider, and opts nobody out for it', async () => {
    await receive(event('Complaint', 'm-forged'));
    await receive(event('Delivery', 'm-1', formatLedgerKey({ ...row, voterId: 'V9' })));
    expect(ledger.get(row)?.state).toBe('accepted');
    expect(optOuts).toEqual([]);
    expect(log).toEqual(['RECEIPT_REFUSED FORGED', 'RECEIPT_REFUSED UNKNOWN_MESSAGE']);
  });

  it('sets aside what is no receipt, and passes over what says nothing', async () => {
    await expect(receive({ hello: 'world' })).rejects.toThrow('not an event of a provider');
    await receive(event('DeliveryDelay'));
    expect(log).toEqual([]);
  });
});
