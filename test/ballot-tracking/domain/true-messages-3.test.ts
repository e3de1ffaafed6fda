import { it } from 'vitest';
import { REAL } from '../real-subject.ts';
import { cases, everyMessageIsTrue } from '../truth/properties.ts';

// A part of the random histories of `true-messages.test.ts`.
it('no message is untrue when it is sent, none is lost, and what was wrong is corrected', async () => {
  await everyMessageIsTrue(REAL, { numRuns: cases(2_000) });
});
