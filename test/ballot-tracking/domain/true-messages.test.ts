import { describe, expect, it, vi } from 'vitest';
import { REAL } from '../real-subject.ts';
import { audit } from '../truth/audit.ts';
import { INCIDENTS, isOfKind } from '../truth/incidents.ts';
import { everyMessageIsTrue } from '../truth/properties.ts';

/** Tens of thousands of elections, on a machine that does other things too. */
vi.setConfig({ testTimeout: 900_000 });

/**
 * Uploads, decisions and deliveries are the real ones; the oracle beside them was written apart from the code. With the
 * file beside this one, on orders of arrival, about 15,000 histories are played in each run.
 */
it('no message is untrue when it is sent, none is lost, and what was wrong is corrected', async () => {
  await everyMessageIsTrue(REAL, { numRuns: 6_000 });
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
