import { describe, expect, it } from 'vitest';
import { planSweep, sweepStep } from '../../../lib/messaging/domain/delivery-sweep.ts';
import type { LedgerRow } from '../../../lib/messaging/domain/ledger-row.ts';
import { LEDGER_STATES } from '../../../lib/messaging/domain/ledger-state.ts';
import { Temporal } from '../../../lib/shared/time.ts';
import { NOON, sampleRow } from './sample-decision.ts';

const at = (text: string) => Temporal.Instant.from(text);
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
    ['never sends again what a dead sender may have sent', 'uncertain LEASE_EXPIRED', { state: 'sending' }],
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

  it('leaves alone what is not yet due, and what is settled', () => {
    expect(sweepStep(sampleRow({ wakeAt: NOON.add({ seconds: 1 }) }), false, NOON)).toBeUndefined();
    for (const state of LEDGER_STATES.filter((name) => !['held', 'due', 'sending', 'uncertain'].includes(name))) {
      expect(step({ state })).toBeUndefined();
    }
  });

  it('writes only to the row as it read it', () => {
    const found = sweepStep(sampleRow({ state: 'sending', wakeAt: NOON, fence: 3 }), false, NOON);
    expect(found?.move).toMatchObject({ fence: 3, from: ['sending'], seenWakeAt: NOON });
  });
});

describe('which part of the index a sweep reads', () => {
  const kind = (sweptAt: string | undefined, now: string) => {
    const plan = planSweep(sweptAt === undefined ? undefined : at(sweptAt), at(now));
    return plan.kind === 'index' ? `index to ${plan.until}` : `${plan.minutes[0]} to ${plan.minutes.at(-1)}`;
  };
  it.each([
    ['the first sweep reads everything', undefined, '2026-10-05T19:00:30Z', 'index to 2026-10-05T19:00:00Z'],
    [
      'each minute, and five before it',
      '2026-10-05T19:00:30Z',
      '2026-10-05T19:01:30Z',
      '2026-10-05T18:55:00Z to 2026-10-05T19:01:00Z',
    ],
    [
      'the minutes that were missed',
      '2026-10-05T19:00:30Z',
      '2026-10-05T19:12:30Z',
      '2026-10-05T18:55:00Z to 2026-10-05T19:12:00Z',
    ],
    ['everything after a stop', '2026-10-05T19:00:30Z', '2026-10-05T19:16:30Z', 'index to 2026-10-05T19:16:00Z'],
    [
      'everything after the clock was set back',
      '2026-10-05T19:30:30Z',
      '2026-10-05T19:16:30Z',
      'index to 2026-10-05T19:16:00Z',
    ],
    ['everything once an hour', '2026-10-05T18:59:30Z', '2026-10-05T19:00:30Z', 'index to 2026-10-05T19:00:00Z'],
    [
      'the same minute again',
      '2026-10-05T19:01:10Z',
      '2026-10-05T19:01:50Z',
      '2026-10-05T18:56:00Z to 2026-10-05T19:01:00Z',
    ],
  ])('%s', (_what, sweptAt, now, expected) => {
    expect(kind(sweptAt, now)).toBe(expected);
  });
});
