import { it } from 'vitest';
import { REAL_TWICE } from '../real-subject.ts';
import { cases, everyMessageIsTrue } from '../truth/properties.ts';

it('deciding again changes nothing', async () => {
  await everyMessageIsTrue(REAL_TWICE, { numRuns: cases(2_400) });
});
