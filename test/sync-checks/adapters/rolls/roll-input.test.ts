import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { openRoll } from '../../../../lib/sync-checks/adapters/rolls/roll-input.ts';
import { emptyWindow } from '../../../../lib/sync-checks/domain/compare/bytes.ts';

describe('a roll from a stream', () => {
  it('puts a record of many lines together in few steps, however short its lines are', async () => {
    const record = Buffer.from(`1,19,"lost${'\n""'.repeat(20_000)}`);
    const chunks = [record.subarray(0, 20), record.subarray(20, 40_000), record.subarray(40_000)];
    const open = () => Readable.from(chunks);
    const input = await openRoll({ open, expected: {}, format: 'csv', compression: 'none' }, 'ems');
    const window = emptyWindow();
    let steps = 0;
    for (; !window.ended; steps += 1) await input.fill(window);
    input.close();
    expect(record.equals(window.bytes.subarray(window.pos, window.end))).toBe(true);
    expect(steps).toBeLessThan(40);
  });
});
