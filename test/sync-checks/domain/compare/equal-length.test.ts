import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nodeBytes } from '../../../../lib/sync-checks/adapters/rolls/node-bytes.ts';
import { equalLength } from '../../../../lib/sync-checks/domain/compare/equal-length.ts';

describe('equalLength', () => {
  it('finds the first byte that differs, wherever it is', () => {
    const length = 100_000;
    const a = Buffer.alloc(length + 10, 'voter,19,');
    fc.assert(
      fc.property(fc.nat(length), fc.nat(9), (at, shift) => {
        const b = Buffer.concat([Buffer.alloc(shift), a.subarray(0, length)]);
        if (at < length) b[shift + at] = 0;
        expect(equalLength(nodeBytes, a, 0, b, shift, length)).toBe(at);
      }),
    );
  });
});

describe('a search in a short stretch', () => {
  it('ends where the stretch does, however much lies behind it', () => {
    const bytes = Buffer.alloc(64 * 2 ** 20, 1);
    const before = performance.now();
    for (let at = 0; at < 3000; at += 1) expect(nodeBytes.indexOf(bytes, 0x2c, at, at + 2)).toBe(-1);
    expect(performance.now() - before).toBeLessThan(2_000);
    bytes[10] = 0x2c;
    for (const [start, end, found] of [
      [0, 10, -1],
      [0, 11, 10],
      [10, 11, 10],
      [11, 500, -1],
      [0, 500, 10],
      [5, 5, -1],
    ] as const) {
      expect(nodeBytes.indexOf(bytes, 0x2c, start, end)).toBe(found);
    }
  });
});
