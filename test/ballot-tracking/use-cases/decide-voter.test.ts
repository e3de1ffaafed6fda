import { expect, it } from 'vitest';
import { decideVoter } from '../../../lib/ballot-tracking/use-cases/decide-voter.ts';
import { Temporal } from '../../../lib/shared/time.ts';
import { ELECTION, memoryOf, upload } from '../decision-steps.ts';

const KEY = { electionId: ELECTION.id, voterId: 'V1' };
const at = (text: string): Temporal.Instant => Temporal.Instant.from(text);
const ISSUED = { voterId: 'V1', ballotId: 'B1', status: 'ISSUED', statusAt: at('2026-10-05T16:00:00Z') };

// A withdrawal that came too late was forgotten: the message went out 15 hours after its row had been taken back.
it('a message that a sender takes while it is being withdrawn is looked at again', async () => {
  const memory = memoryOf();
  memory.now = at('2026-10-06T04:00:00Z');
  await upload(memory, [ISSUED]);
  await decideVoter(memory, KEY);
  await upload(memory, [{ ...ISSUED, withdrawn: true }]);
  const { rows } = memory.store;
  let claims = 0;
  const messages: typeof rows = {
    ...rows,
    move: async (key, move) => {
      if (move.to === 'superseded' && claims < 2) {
        claims += 1;
        const claim = { id: `c${claims}`, leaseUntil: memory.now.add({ seconds: 60 }) };
        await rows.move(key, { to: 'due', at: memory.now });
        await rows.move(key, { to: 'sending', at: at('2026-10-06T15:00:00Z'), claim });
      }
      return rows.move(key, move);
    },
  };
  const ports = Object.assign(Object.create(memory) as typeof memory, { messages });
  await decideVoter(ports, KEY);
  expect(claims).toBe(2);
  expect(memory.store.all().map(({ state }) => state)).toEqual(['sending', 'sending']);
  const [ballot] = memory.ballots.ballots.values();
  expect(ballot?.lookAgainAt).toEqual(memory.now.add({ minutes: 1 }));
});
