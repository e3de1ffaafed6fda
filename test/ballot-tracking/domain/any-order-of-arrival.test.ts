import { describe, it, vi } from 'vitest';
import { REAL, REAL_TWICE } from '../real-subject.ts';
import { everyMessageIsTrue, orderNeverMatters } from '../truth/properties.ts';

vi.setConfig({ testTimeout: 900_000 });

describe('whatever happens around a voter’s ballots', () => {
  // Each history is played in three or four orders.
  it('the order of arrival decides nothing', async () => {
    await orderNeverMatters(REAL, { numRuns: 1_800 });
  });

  it('deciding again changes nothing', async () => {
    await everyMessageIsTrue(REAL_TWICE, { numRuns: 2_700 });
  });
});
