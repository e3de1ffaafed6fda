import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DigestSet } from '../../../lib/uploads/domain/digest-set.ts';

const half = fc.oneof(fc.integer(), fc.constantFrom(0, 1, -1, 64, 2 ** 31 - 1, -(2 ** 31)));

describe('a set of digests', () => {
  it('has what was added and nothing else, however it grows', () => {
    const digest = fc.tuple(half, half).filter(([low, high]) => low !== 0 || high !== 0);
    fc.assert(
      fc.property(fc.array(digest, { maxLength: 400 }), fc.array(digest, { maxLength: 50 }), (added, asked) => {
        const set = new DigestSet();
        const oracle = new Set<string>();
        for (const [low, high] of added) {
          set.add(low, high);
          oracle.add(`${low} ${high}`);
          expect(set.size).toBe(oracle.size);
        }
        for (const [low, high] of [...added, ...asked]) expect(set.has(low, high)).toBe(oracle.has(`${low} ${high}`));
      }),
      { numRuns: 50 },
    );
  });

  it('takes a digest of zeros too', () => {
    const set = new DigestSet();
    expect(set.has(0, 0)).toBe(false);
    set.add(0, 0);
    set.add(0, 0);
    expect(set.has(0, 0)).toBe(true);
    expect(set.size).toBe(1);
  });

  it('keeps digests that want the same place apart', () => {
    const set = new DigestSet();
    for (let at = 0; at < 2_000; at += 1) set.add(7 << 16, at);
    expect(set.size).toBe(2_000);
    expect(set.has(7 << 16, 1_999)).toBe(true);
    expect(set.has(7 << 16, 2_000)).toBe(false);
  });
});
