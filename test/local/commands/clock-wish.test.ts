import { describe, expect, it } from 'vitest';
import { readClockWish } from '../../../lib/local/commands/clock-wish.ts';

describe('npm run local -- clock', () => {
  it.each([
    ['+PT8H', { advance: 'PT8H' }],
    ['P3D', { advance: 'P3D' }],
    ['2026-10-02T16:59:00-07:00', { now: '2026-10-02T23:59:00Z' }],
    ['2026-10-02T23:59Z', { now: '2026-10-02T23:59:00Z' }],
  ])('takes %s', (word, wish) => {
    expect(readClockWish(word)).toEqual(wish);
  });

  it.each([
    ['tomorrow', /"tomorrow" is no time. Use a time with its offset, such as/],
    ['8h', /is no time/],
    ['2026-13-02T16:59:00-07:00', /is no time/],
    ['2026-10-02T25:00:00-07:00', /is no time/],
    ['+8H', /is no time/],
    ['+PT', /"\+PT" is no duration. Use/],
    ['P8H', /is no duration/],
    ['2026-10-02T16:59:00', /has no offset.*In California it would be 2026-10-02T16:59:00-07:00/],
    ['2026-12-02', /has no offset.*2026-12-02T00:00:00-08:00/],
    ['', /is no time/],
  ])('says of %j what is wrong with it', (word, sentence) => {
    expect(() => readClockWish(word)).toThrow(sentence);
    expect(() => readClockWish(word)).toThrow(expect.objectContaining({ name: 'LocalFailure' }));
  });
});
