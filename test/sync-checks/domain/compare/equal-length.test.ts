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
