import { describe, expect, it } from 'vitest';
import { sweepRetractions } from '../../../lambdas/ballot-tracking/sweep-retractions/handler.ts';
import type { Retraction } from '../../../lib/ballot-tracking/domain/retraction.ts';
import { MemoryLog } from '../ballot-memory.ts';
import { ELECTION, memoryOf } from '../decision-steps.ts';
import { memoryRetractions, memoryScans } from '../memory-retractions.ts';

const memory = memoryOf();
const retractionOf = (id: string): Retraction => ({
  id,
  scope: { kind: 'upload', electionId: ELECTION.id, county: '03', uploadId: '03-20261005T170000-9f86d081' },
  reason: 'Ballots of another county',
  proposedBy: 'one',
  proposedAt: memory.now,
  phase: 'counting',
  counts: {},
  done: {},
  outcomes: {},
  sample: [],
  version: 1,
});

const run = async (change: Partial<ReturnType<typeof memoryScans>> = {}, milliseconds: () => number = () => 0) => {
  const retractions = memoryRetractions();
  for (const id of ['r1', 'r2']) retractions.kept.set(id, retractionOf(id));
  const log = new MemoryLog();
  const scans = { ...memoryScans(memory), ...change };
  const mark = async () => undefined;
  const ports = Object.assign(Object.create(memory) as typeof memory, { retractions, scans, mark, milliseconds });
  const answer = await sweepRetractions(ports)({ sweep: true }, { log });
  return { answer, phases: [...retractions.kept.values()].map(({ phase }) => phase), log };
};

describe('the sweep of retractions', () => {
  it('goes on with each, and says so by no voter', async () => {
    const { answer, phases, log } = await run();
    expect([answer, phases]).toEqual([{ open: 2 }, ['proposed', 'proposed']]);
    expect(log.lines).toEqual(Array(2).fill(`RETRACTION_MOVED {"electionId":"${ELECTION.id}","state":"proposed"}`));
  });

  it('lets none that fails stand in another’s way, and leaves it as it was', async () => {
    let asked = 0;
    const messages = async () => {
      asked += 1;
      if (asked <= 2) throw new Error('throttled');
      return { items: [], cursor: null };
    };
    const { answer, phases, log } = await run({ messages });
    expect(answer).toEqual({ open: 2 });
    expect(phases.toSorted()).toEqual(['counting', 'proposed']);
    expect(log.lines.filter((line) => line.startsWith('RETRACTION_FAILED'))).toHaveLength(1);
  });

  it('ends when its time is over; the next run goes on', async () => {
    let now = 0;
    const { phases } = await run({}, () => {
      now += 30_000;
      return now;
    });
    expect(phases).toEqual(['counting', 'counting']);
  });
});
