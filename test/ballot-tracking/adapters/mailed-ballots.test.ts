import { describe, expect, it } from 'vitest';
import { mailedBallots } from '../../../lib/ballot-tracking/adapters/mailed-ballots.ts';
import type { MailedBallots } from '../../../lib/messaging/ports/mailed-ballots.ts';
import { Temporal } from '../../../lib/shared/time.ts';

const ballot = (...codes: readonly string[]) => ({
  electionId: '2026-11-03-statewide',
  voterId: 'V1',
  county: '03',
  ballotId: 'B1',
  entries: codes.map((code, index) => ({
    version: index + 1,
    code,
    statusAt: Temporal.Instant.from('2026-10-05T17:00:00Z'),
    recordedAt: Temporal.Instant.from('2026-10-05T17:00:00Z'),
    uploadId: 'u1',
  })),
});

// What a voter who voted in person is told about their mail ballot hangs on this.
describe('the ballots that were mailed', () => {
  it.each([
    ['no ballot', [], false],
    ['a ballot that was never issued', [ballot('CLD')], false],
    ['an issued ballot', [ballot('ISSUED')], true],
    ['an issued ballot that was cancelled since', [ballot('ISSUED', 'CLD')], true],
    ['one issued ballot of two', [ballot('CLD'), ballot('ISSUED')], true],
  ] as const)('%s', async (_what, ballots, expected) => {
    const asked: unknown[] = [];
    // Fulfils messaging's port by its shape.
    const answers: MailedBallots = mailedBallots({
      ofVoter: async (key) => {
        asked.push(key);
        return { ballots, histories: [] };
      },
    });
    expect(await answers.wasIssued('2026-11-03-statewide', 'V1')).toBe(expected);
    expect(asked).toEqual([{ electionId: '2026-11-03-statewide', voterId: 'V1' }]);
  });
});
