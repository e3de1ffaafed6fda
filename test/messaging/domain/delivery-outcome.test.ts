import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { outcomeMove, type SendOutcome } from '../../../lib/messaging/domain/delivery-outcome.ts';
import { laneOf } from '../../../lib/messaging/domain/lane.ts';
import { applyMove } from '../../../lib/messaging/domain/ledger-move.ts';
import { type PutOffReason, retryAt } from '../../../lib/messaging/domain/retry-pause.ts';
import { isSameCall } from '../../../lib/messaging/domain/same-call.ts';
import { timeToLive } from '../../../lib/messaging/domain/time-to-live.ts';
import { LANGUAGES, MESSAGE_TYPES } from '../../../lib/shared/codes.ts';
import { Temporal } from '../../../lib/shared/time.ts';
import { NOON, sampleRow } from './sample-decision.ts';

const row = sampleRow({ state: 'sending', fence: 2 });
const outcome = (what: SendOutcome, sameCall = false) => outcomeMove(row, what, sameCall, NOON, 0.5);

describe('what an answer of a provider makes of a message', () => {
  it('is accepted, failed, suppressed or due again when the answer is clear', () => {
    expect(outcome({ kind: 'accepted', providerId: 'p' })).toMatchObject({ to: 'accepted', providerId: 'p', fence: 2 });
    expect(outcome({ kind: 'refused', code: 'REFUSED' })).toMatchObject({ to: 'failed', code: 'REFUSED' });
    expect(outcome({ kind: 'opted-out' })).toMatchObject({ to: 'suppressed', code: 'OPTED_OUT' });
    expect(outcome({ kind: 'not-accepted', reason: 'THROTTLED' })).toMatchObject({ to: 'due', putOff: 1 });
  });

  it('is uncertain when it is not, and then waits for a receipt', () => {
    const move = outcome({ kind: 'unknown', code: 'TIMEOUT' });
    expect(move).toMatchObject({ to: 'uncertain', code: 'TIMEOUT', unknownSince: NOON });
    expect(move.wakeAt?.toString()).toBe(NOON.add({ hours: 26 }).toString());
    expect(outcome({ kind: 'unknown', code: 'TIMEOUT' }, true).wakeAt?.toString()).toBe(
      NOON.add({ minutes: 10 }).toString(),
    );
  });

  it('is written by nobody who has lost the claim: the row would be sent a second time', () => {
    const zombie = outcome({ kind: 'not-accepted', reason: 'THROTTLED' });
    expect(applyMove({ ...row, fence: 3 }, zombie).ok).toBe(false);
    expect(applyMove(row, zombie).ok).toBe(true);
  });
});

describe('a pause before the next attempt', () => {
  const reasons: readonly PutOffReason[] = [
    'THROTTLED',
    'QUOTA_REACHED',
    'PROVIDER_NOT_REACHED',
    'PROVIDER_NOT_CONFIGURED',
    'INTERRUPTED',
  ];
  it('lies in a span that doubles and ends', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...reasons),
        fc.nat(200),
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        (reason, putOff, random) => {
          const seconds = NOON.until(retryAt(reason, putOff, NOON, random)).total('seconds');
          expect(seconds).toBeGreaterThanOrEqual(1);
          expect(seconds).toBeLessThanOrEqual(3_600);
        },
      ),
    );
  });
  it.each([
    ['THROTTLED', 0, 2],
    ['THROTTLED', 3, 16],
    ['THROTTLED', 9, 120],
    ['QUOTA_REACHED', 0, 600],
  ] as const)('%s after %i others is %i seconds at most', (reason, putOff, seconds) => {
    expect(NOON.until(retryAt(reason, putOff, NOON, 0.999999)).total('seconds')).toBe(seconds);
  });
});

describe('the lane of a message', () => {
  it('is urgent where the voter must act, bulk where everyone is told at once', () => {
    const types = (lane: string) => MESSAGE_TYPES.filter((type) => laneOf(type) === lane);
    expect(types('urgent')).toEqual(['ContactCounty', 'Undeliverable', 'SignatureCure']);
    expect(types('bulk')).toEqual(['Outbound', 'DeadlineReminder']);
  });
});

describe('a call that may be repeated', () => {
  it('is one that Connect plays, and no other', () => {
    expect(LANGUAGES.filter((language) => isSameCall({ channel: 'voice', language }))).toEqual([
      'hi',
      'km',
      'fil',
      'th',
      'vi',
    ]);
    expect(LANGUAGES.filter((language) => isSameCall({ channel: 'text', language }))).toEqual([]);
  });
});

describe('the time that a carrier has for a text', () => {
  const hours = (start: string, end: string) => ({ start, end, zone: 'America/Los_Angeles' });
  const until = Temporal.Instant.from('2026-12-04T08:00:00Z');
  const DAY = 86_400;
  it.each([
    ['ends with the hours', hours('08:00', '20:00'), '2026-10-05T19:00:00Z', 8 * 3600],
    ['ends with the hours after midnight', hours('20:00', '02:00'), '2026-10-06T05:00:00Z', 4 * 3600],
    ['ends with the hours after midnight, past midnight', hours('20:00', '02:00'), '2026-10-06T08:00:00Z', 3600],
    ['ends at midnight', hours('08:00', '24:00'), '2026-10-05T19:00:00Z', 12 * 3600],
    ['is a day for whole days', hours('00:00', '24:00'), '2026-10-05T19:00:00Z', DAY],
    ['follows the clock change', hours('00:00', '12:00'), '2026-11-01T07:00:00Z', 13 * 3600],
    ['ends with the first of two equal hours', hours('20:00', '01:30'), '2026-11-01T08:19:00Z', 11 * 60],
    ['ends with the second of two equal hours', hours('20:00', '01:30'), '2026-11-01T09:19:00Z', 11 * 60],
    ['is never shorter than the provider takes', hours('08:00', '20:00'), '2026-10-06T02:59:58Z', 5],
    ['ends with the message’s own use', hours('00:00', '24:00'), '2026-12-04T07:00:00Z', 3600],
  ])('%s', (_what, voterHours, now, seconds) => {
    expect(timeToLive(voterHours, until, Temporal.Instant.from(now))).toBe(seconds);
  });
});
