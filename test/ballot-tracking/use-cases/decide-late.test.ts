import { expect, it } from 'vitest';
import { decideVoter } from '../../../lib/ballot-tracking/use-cases/decide-voter.ts';
import { Temporal } from '../../../lib/shared/time.ts';
import { ELECTION, memoryOf, type Row, upload } from '../decision-steps.ts';

const key = { electionId: ELECTION.id, voterId: 'V1' };
const first: Row = {
  voterId: 'V1',
  ballotId: 'B1',
  status: 'ISSUED',
  statusAt: Temporal.Instant.from('2026-10-05T16:00:00Z'),
};
const second: Row = { ...first, ballotId: 'B2', statusAt: Temporal.Instant.from('2026-10-12T16:00:00Z') };

// Nothing would tell it anew: the record behind it is none that the late decision could find changed.
it('whoever slept over what others recorded and decided withdraws nothing of it', async () => {
  const memory = memoryOf();
  memory.now = Temporal.Instant.from('2026-10-12T17:00:00Z');
  await upload(memory, [first]);
  await decideVoter(memory, key);
  let slept = false;
  const late = {
    ...memory,
    clock: memory.clock,
    ballots: Object.assign(Object.create(memory.ballots), {
      ofVoter: async (asked: typeof key) => {
        const records = await memory.ballots.ofVoter(asked);
        if (!slept) {
          slept = true;
          await upload(memory, [second]);
          await decideVoter(memory, key);
        }
        return records;
      },
    }) as typeof memory.ballots,
  };
  await decideVoter(late, key);
  const told = memory.store.all().filter(({ ballotId }) => ballotId === 'B2');
  expect(told.length).toBeGreaterThan(0);
  expect(told.map(({ state }) => state)).not.toContain('superseded');
});
