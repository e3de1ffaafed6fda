import { describe, expect, it } from 'vitest';
import { nodeBytes } from '../../../../lib/sync-checks/adapters/rolls/node-bytes.ts';

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
