import { expect, it } from 'vitest';
import { toldAt } from '../../../lib/messaging/domain/correction.ts';
import { NOON, sampleRow } from './sample-decision.ts';

const hours = (count: number) => NOON.add({ hours: count });

// A retraction names a span of time: what was told in it is meant, whenever its receipt came.
it.each([
  ['one that was taken at once', { acceptedAt: hours(1), calledPlace: hours(1) }, 1],
  [
    'one whose answer was lost, and whose receipt came a day later',
    { unknownSince: hours(1), acceptedAt: hours(25) },
    1,
  ],
  [
    'one whose sender died behind its call',
    { calledPlace: hours(1), unknownSince: hours(3), acceptedAt: hours(25) },
    1,
  ],
  ['one whose place is behind another clock', { calledPlace: hours(2), acceptedAt: hours(1) }, 1],
  ['one that is being called for', { callingAt: hours(1), movedAt: hours(2) }, 1],
  ['one of which nothing is known', { movedAt: hours(2) }, 2],
])('says when a message was told: %s', (_, change, expected) => {
  expect(toldAt(sampleRow(change))).toEqual(hours(expected));
});
