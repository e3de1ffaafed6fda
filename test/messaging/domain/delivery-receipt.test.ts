import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type DeliveryReceipt,
  type ReceiptResult,
  receiptMove,
} from '../../../lib/messaging/domain/delivery-receipt.ts';
import { applyMove } from '../../../lib/messaging/domain/ledger-move.ts';
import type { LedgerRow } from '../../../lib/messaging/domain/ledger-row.ts';
import type { LedgerState } from '../../../lib/messaging/domain/ledger-state.ts';
import { CHANNELS } from '../../../lib/shared/codes.ts';
import { NOON, sampleRow } from './sample-decision.ts';

const RESULTS: readonly ReceiptResult[] = ['accepted', 'delivered', 'undelivered'];
const settle = (row: LedgerRow, receipt: DeliveryReceipt): LedgerRow => {
  const move = receiptMove(row, receipt, NOON);
  if (typeof move === 'string') return row;
  const moved = applyMove(row, move);
  if (!moved.ok) throw new Error('A receipt asked for an illegal move.');
  return moved.value;
};
const sent = (state: LedgerState, change: Partial<LedgerRow> = {}) => sampleRow({ state, fence: 1, ...change });

describe('receipts', () => {
  it('end in the same state however late, often and swapped they come', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...CHANNELS),
        fc.constantFrom<LedgerState>('sending', 'uncertain', 'accepted', 'failed'),
        fc.array(fc.constantFrom(...RESULTS), { minLength: 1, maxLength: 6 }),
        fc.func(fc.integer()),
        (channel, state, results, order) => {
          const receive = (list: readonly ReceiptResult[]) =>
            list.reduce((row, result) => settle(row, { result, providerId: 'p' }), sent(state, { channel })).state;
          const shuffled = [...results, ...results].sort((a, b) => order(a, b));
          expect(receive(shuffled)).toBe(receive(results));
        },
      ),
    );
  });

  it.each([
    ['text', 'delivered'],
    ['voice', 'delivered'],
    ['email', 'undelivered'],
  ] as const)('of a %s that say both end with %s', (channel, state) => {
    for (const results of [
      ['delivered', 'undelivered'],
      ['undelivered', 'delivered'],
    ] as const) {
      const row = results.reduce(
        (known, result) => settle(known, { result, providerId: 'p' }),
        sent('accepted', { channel }),
      );
      expect(row.state).toBe(state);
    }
  });

  it('prove what we could not know: an uncertain or lost message was sent after all', () => {
    for (const state of ['uncertain', 'failed'] as const) {
      expect(settle(sent(state, { wakeAt: NOON }), { result: 'delivered', providerId: 'p' })).toMatchObject({
        state: 'delivered',
        providerId: 'p',
        acceptedAt: NOON,
      });
      expect(settle(sent(state, { wakeAt: NOON }), { result: 'accepted', providerId: 'p' })).not.toHaveProperty(
        'wakeAt',
      );
    }
  });

  it('are refused when they name another message of the provider, or one that was never sent', () => {
    const receipt = { result: 'delivered', providerId: 'other' } as const;
    expect(receiptMove(sent('accepted', { providerId: 'p' }), receipt, NOON)).toBe('FORGED');
    expect(receiptMove(sampleRow({ state: 'held' }), receipt, NOON)).toBe('FORGED');
    // A sender of a test environment has refused to call; unless an earlier call's answer was lost, there is nothing to report.
    const refused = { code: 'NOT_A_GUEST' } as const;
    expect(receiptMove(sent('failed', refused), receipt, NOON)).toBe('FORGED');
    expect(receiptMove(sent('failed', { ...refused, unknownSince: NOON }), receipt, NOON)).toMatchObject({
      to: receipt.result,
    });
  });

  it.each(['superseded', 'suppressed', 'expired', 'due', 'held'] as const)(
    'change nothing about a %s message',
    (state) => {
      expect(receiptMove(sent(state), { result: 'delivered', providerId: 'p' }, NOON)).toBe('NOTHING_NEW');
    },
  );
});
