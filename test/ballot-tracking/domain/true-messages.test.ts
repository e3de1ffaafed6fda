import { describe, expect, it } from 'vitest';
import { REAL } from '../real-subject.ts';
import { audit } from '../truth/audit.ts';
import { INCIDENTS, isOfKind } from '../truth/incidents.ts';
import { cases, everyMessageIsTrue } from '../truth/properties.ts';

/**
 * Uploads, decisions and deliveries are the real ones; the oracle beside them was written apart from the code. With the
 * files beside this one, which play others and other orders of arrival, it is more than 20,000 histories in each run; they
 * are of about one length, so that they run side by side.
 */
it('no message is untrue when it is sent, none is lost, and what was wrong is corrected', async () => {
  await everyMessageIsTrue(REAL, { numRuns: cases(2_000) });
});

describe.each(INCIDENTS)('incident $number: $title', ({ cases }) => {
  it.each(cases)('$name', async ({ voters, history, must, mustNot }) => {
    for (let voter = 0; voter < voters; voter += 1) {
      const played = history(voter);
      const { told, ...rows } = await REAL.play(played);
      expect(audit(played, { told, ...rows })).toEqual([]);
      expect(told.filter((message) => mustNot.some((kind) => isOfKind(message, kind)))).toEqual([]);
      expect(must.filter((kind) => !told.some((message) => isOfKind(message, kind)))).toEqual([]);
    }
  });
});
