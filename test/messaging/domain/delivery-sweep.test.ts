import { describe, expect, it } from 'vitest';
import { releaseMove, sweepStep } from '../../../lib/messaging/domain/delivery-sweep.ts';
import { applyMove } from '../../../lib/messaging/domain/ledger-move.ts';
import type { LedgerRow } from '../../../lib/messaging/domain/ledger-row.ts';
import { LEDGER_STATES } from '../../../lib/messaging/domain/ledger-state.ts';
import { NOON, sampleRow } from './sample-decision.ts';

const step = (change: Partial<LedgerRow>, sameCall = false) => {
  const found = sweepStep(sampleRow({ wakeAt: NOON, fence: 1, ...change }), sameCall, NOON);
  return found && `${found.move.to}${found.move.code ? ` ${found.move.code}` : ''}${found.notify ? ', notify' : ''}`;
};

// The sweeper is what keeps a message from being forgotten, and from being sent again.
describe('what the sweeper does about a row whose time has come', () => {
  it.each<[string, string | undefined, Partial<LedgerRow>, boolean?]>([
    ['releases a held message', 'due', { state: 'held' }],
    ['calls again for a message that nobody took', 'due, notify', { state: 'due' }],
    ['calls for a message whose pause is over', 'due, notify', { state: 'due', notBefore: NOON, putOff: 2 }],
    ['lets a message expire', 'expired TOO_LATE', { state: 'held', sendUntil: NOON }],
    ['lets a due message expire', 'expired TOO_LATE', { state: 'due', sendUntil: NOON }],
    [
      'never sends again what a dead sender may have sent',
      'uncertain LEASE_EXPIRED',
      { state: 'sending', callingAt: NOON.subtract({ seconds: 15 }) },
    ],
    ['sends what a dead sender claimed and never called anybody for', 'due INTERRUPTED', { state: 'sending' }],
    [
      'keeps the doubt of an earlier call over a later claim',
      'uncertain SAME_CALL_REPEATED',
      { state: 'sending', unknownSince: NOON.subtract({ minutes: 10 }) },
      true,
    ],
    ['gives up on a message that no receipt came for', 'failed NO_RECEIPT', { state: 'uncertain' }],
    [
      'repeats a call that the provider recognises',
      'due SAME_CALL_REPEATED',
      { state: 'uncertain', firstClaimAt: NOON },
      true,
    ],
    [
      'repeats none that the provider has forgotten',
      'failed NO_RECEIPT',
      { state: 'uncertain', firstClaimAt: NOON.subtract({ hours: 144 }) },
      true,
    ],
    [
      'repeats none whose time has passed',
      'failed NO_RECEIPT',
      { state: 'uncertain', firstClaimAt: NOON, sendUntil: NOON },
      true,
    ],
  ])('%s', (_what, expected, change, sameCall) => {
    expect(step(change, sameCall)).toBe(expected);
  });

  it('makes a message due at once after one death, and later after each further one', () => {
    const pauseAfter = (putOff: number) => {
      const found = sweepStep(sampleRow({ state: 'sending', wakeAt: NOON, fence: 1, putOff }), false, NOON);
      return found?.move.notBefore?.since(NOON).total('seconds');
    };
    expect([0, 1, 2, 3, 20].map(pauseAfter)).toEqual([0, 30, 60, 120, 300]);
  });

  it('leaves alone what is not yet due, and what is settled', () => {
    expect(sweepStep(sampleRow({ wakeAt: NOON.add({ seconds: 1 }) }), false, NOON)).toBeUndefined();
    for (const state of LEDGER_STATES.filter((name) => !['held', 'due', 'sending', 'uncertain'].includes(name))) {
      expect(step({ state })).toBeUndefined();
    }
  });

  it('writes only to the row as it read it', () => {
    for (const callingAt of [{}, { callingAt: NOON }]) {
      const found = sweepStep(sampleRow({ state: 'sending', wakeAt: NOON, fence: 3, ...callingAt }), false, NOON);
      expect(found?.move).toMatchObject({ fence: 3, from: ['sending'], seenWakeAt: NOON });
    }
  });
});

describe('the release of a message as the index lists it', () => {
  const release = (change: Partial<LedgerRow>) => {
    const moved = applyMove(sampleRow(change), releaseMove(sampleRow(), NOON, NOON));
    return moved.ok ? moved.value.state : moved.error;
  };

  it('applies to a row that is still held until that moment, and to nothing else', () => {
    expect(release({ state: 'held', wakeAt: NOON })).toBe('due');
    expect(release({ state: 'held', wakeAt: NOON.add({ hours: 1 }) })).toBe('NOT_APPLICABLE');
    for (const state of LEDGER_STATES.filter((name) => name !== 'held')) {
      expect(release({ state, wakeAt: NOON })).toBe('NOT_APPLICABLE');
    }
  });
});
