import { expect, it } from 'vitest';
import { readFacts } from '../../../lib/messaging/use-cases/send-facts.ts';
import { messageWriter } from '../../../lib/messaging/use-cases/write-message.ts';
import { pacificInstant, Temporal } from '../../../lib/shared/time.ts';
import { ELECTION } from '../../faults/scenario.ts';
import { unstopped } from '../../faults/unstopped.ts';
import { NOON, sampleRow } from '../domain/sample-decision.ts';
import { DRAFTS_ALONE } from '../drafts-alone.ts';

const row = sampleRow({ type: 'Accepted' });

/** The text that a voter gets on a day, of a county that certified on another. */
const textOn = async (day: string, certifiedOn?: string): Promise<string> => {
  const participation = {
    electionId: ELECTION.id,
    county: row.county,
    participates: true,
    changedAt: NOON,
    ...(certifiedOn ? { certifiedOn: Temporal.PlainDate.from(certifiedOn) } : {}),
  };
  const { election } = await readFacts(
    {
      rows: { ofVoter: async () => [row] },
      stops: unstopped,
      subscriptions: { find: async () => undefined },
      voters: { find: async () => undefined },
      elections: { find: async () => ELECTION, participation: async () => participation },
    },
    row,
  );
  const write = messageWriter({
    ...DRAFTS_ALONE,
    contacts: { find: async () => undefined },
    mailedBallots: { wasIssued: async () => false },
    siteUrl: 'https://wheresmyballot.sos.ca.gov',
  });
  const message = await write(row, election, pacificInstant(Temporal.PlainDate.from(day), '12:00'));
  if (!message.ok) throw new Error(message.error.missing);
  return message.value.body;
};

// "Will be counted" after certification was read as "was not counted" (Inyo and Placer counties, 2020).
it.each([
  ['2026-11-24', undefined, /will be counted/],
  ['2026-11-28', '2026-11-27', /was counted/],
  ['2026-11-23', '2026-11-23', /will be counted/],
  ['2026-12-04', '2026-12-10', /will be counted/],
] as const)('on %s a county that certifies on %s says %s', async (day, certifiedOn, tense) => {
  expect(await textOn(day, certifiedOn)).toMatch(tense);
});
