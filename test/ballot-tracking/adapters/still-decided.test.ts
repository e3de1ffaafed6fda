import { expect, it } from 'vitest';
import { stillDecided } from '../../../lib/ballot-tracking/adapters/still-decided.ts';
import { decideVoter } from '../../../lib/ballot-tracking/use-cases/decide-voter.ts';
import { readFacts } from '../../../lib/messaging/use-cases/send-facts.ts';
import { Temporal } from '../../../lib/shared/time.ts';
import { unstopped } from '../../faults/unstopped.ts';
import type { MemoryTracking } from '../ballot-memory.ts';
import { ELECTION, memoryOf, type Row, upload } from '../decision-steps.ts';

const at = (text: string) => Temporal.Instant.from(text);
const key = { electionId: ELECTION.id, voterId: 'V1' };
const issue: Row = { voterId: 'V1', ballotId: 'B1', status: 'ISSUED', statusAt: at('2026-10-05T16:00:00Z') };
const accepted: Row = { ...issue, status: 'ACCEPTED', statusAt: at('2026-10-12T16:00:00Z') };
const back = { ...accepted, withdrawn: true };

/** Whether the text that says "accepted" may still go out. */
const mayGo = async (memory: MemoryTracking): Promise<boolean> => {
  const row = memory.store.all().find(({ type, channel }) => type === 'Accepted' && channel === 'text');
  if (!row) throw new Error('Nothing was decided.');
  const facts = await readFacts({ ...memory, stops: unstopped, rows: memory.store.rows }, row);
  return stillDecided(memory)(row, facts, memory.now);
};

const decided = async (): Promise<MemoryTracking> => {
  const memory = memoryOf();
  memory.now = at('2026-10-12T17:00:00Z');
  await upload(memory, [issue, accepted]);
  await decideVoter(memory, key);
  return memory;
};

it('what is recorded as it was when it was decided may go out', async () => {
  expect(await mayGo(await decided())).toBe(true);
});

it.each([
  ['its row was taken back', back],
  ['the issue was, without which it cannot be true', { ...issue, withdrawn: true }],
  ['a problem of a later date came', { ...accepted, status: 'NMS', statusAt: at('2026-10-12T16:30:00Z') }],
] as const)('what nobody would decide any more may not: %s', async (_, row) => {
  const memory = await decided();
  await upload(memory, [row]);
  expect(await mayGo(memory)).toBe(false);
});

it('a decision that began before the withdrawal, wrote after it and died sends nothing untrue', async () => {
  const memory = memoryOf();
  memory.now = at('2026-10-12T17:00:00Z');
  await upload(memory, [issue, accepted]);
  const late = {
    ...memory,
    clock: memory.clock,
    ledger: {
      record: async (decisions: Parameters<MemoryTracking['ledger']['record']>[0]) => {
        await upload(memory, [back]);
        await decideVoter(memory, key);
        await memory.ledger.record(decisions);
        throw new Error('Killed.');
      },
    },
  };
  await expect(decideVoter(late, key)).rejects.toThrow('Killed.');
  expect(await mayGo(memory)).toBe(false);
});
