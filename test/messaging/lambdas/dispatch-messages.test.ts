import { describe, expect, it } from 'vitest';
import { dispatchMessage } from '../../../lambdas/messaging/dispatch-messages/handler.ts';
import { messageNowDue } from '../../../lib/messaging/adapters/dynamodb/message-change.ts';
import { toMessageItem } from '../../../lib/messaging/adapters/dynamodb/message-document.ts';
import { formatLedgerKey } from '../../../lib/messaging/domain/ledger-key.ts';
import type { LedgerRow } from '../../../lib/messaging/domain/ledger-row.ts';
import { NOON, sampleRow } from '../domain/sample-decision.ts';

const dispatch = async (newImage: Record<string, unknown>, old?: Partial<LedgerRow>) => {
  const notified: string[] = [];
  const notify = async (message: object) => void notified.push(formatLedgerKey(message as LedgerRow));
  await dispatchMessage({ read: messageNowDue, notices: { notify } })({
    eventName: old ? 'MODIFY' : 'INSERT',
    keys: {},
    newImage,
    ...(old ? { oldImage: toMessageItem(sampleRow(old)) } : {}),
  });
  return notified.length;
};

describe('dispatch-messages', () => {
  it.each<[string, Partial<LedgerRow>, Partial<LedgerRow> | undefined, number]>([
    ['calls a sender for a new message that is due', {}, undefined, 1],
    ['lets a held message wait', { state: 'held' }, undefined, 0],
    ['calls when the hours begin', {}, { state: 'held' }, 1],
    ['does not call again for a message that was due before', {}, { state: 'due' }, 0],
    ['leaves a message alone while its pause lasts', { notBefore: NOON.add({ minutes: 1 }) }, { state: 'sending' }, 0],
    ['calls for a repeat of the same call', {}, { state: 'uncertain' }, 1],
    ['is not called by what is settled', { state: 'accepted' }, { state: 'sending' }, 0],
  ])('%s', async (_what, row, old, expected) => {
    expect(await dispatch(toMessageItem(sampleRow(row)), old)).toBe(expected);
  });

  it('passes over the sweeper’s mark, which lives in the same table', async () => {
    expect(await dispatch({ pk: 'COUNT', sk: 'MARK', count: 1 })).toBe(0);
  });
});
