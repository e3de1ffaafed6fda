import { it } from 'vitest';
import { REAL } from '../real-subject.ts';
import { cases, orderNeverMatters } from '../truth/properties.ts';

// Each history is played in three or four orders.
it('the order of arrival decides nothing', async () => {
  await orderNeverMatters(REAL, { numRuns: cases(1_400) });
});
