import { it } from 'vitest';
import { REAL } from '../real-subject.ts';
import { cases, orderNeverMatters } from '../truth/properties.ts';

// A part of the random histories of `any-order-of-arrival.test.ts`.
it('the order of arrival decides nothing', async () => {
  await orderNeverMatters(REAL, { numRuns: cases(1_400) });
});
