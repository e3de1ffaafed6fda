import { describe, expect, it } from 'vitest';
import { honestUploads } from './honest.ts';

describe('honest uploads of unusual shape', () => {
  it('are recorded at once, every one', async () => {
    const uploads = await honestUploads();
    expect(uploads.length).toBeGreaterThanOrEqual(50);
    const held: string[] = [];
    for (const { name, county, rows, offset } of uploads) {
      const received = await county.send(rows, offset);
      if (received.kind !== 'recorded')
        held.push(`${name}: ${received.plan.findings.map(({ sentence }) => sentence).join(' ')}`);
    }
    expect(held).toEqual([]);
  });
});
