import { describe, expect, it } from 'vitest';
import { UP } from '../../../lib/releases/domain/environment-state.ts';
import { Temporal } from '../../../lib/shared/time.ts';
import { startMockElection } from '../../../lib/test-environment/use-cases/start-mock-election.ts';
import { memoryMockRuns, mockPlan } from '../perfect-stage.ts';

const NOW = Temporal.Instant.from('2021-11-05T16:00:00Z');
const DAY = 'mock-election-2021-11-05';

/** `before`: runs that were set up; `taken`: names of executions beside them; `running`: what is answered, one after another. */
const world = async (
  before: readonly string[],
  taken: readonly string[] = [],
  running: readonly (string | undefined)[] = [],
) => {
  const mock = memoryMockRuns();
  for (const id of before) {
    const times = { startedAt: NOW, endedAt: null, begunMs: 0, seconds: null };
    await mock.begin({ id, plan: mockPlan(), ...times, progress: '' });
  }
  const answers = [...running];
  const started: string[] = [];
  const ports = {
    clock: async () => NOW,
    mock,
    environment: { read: async () => ({ state: UP, back: null, required: null, version: 0 }) },
    participants: async () => ['03'],
    runningMock: async () => answers.shift(),
    startMock: async (name: string) => {
      if (taken.includes(name)) return 'exists' as const;
      started.push(name);
      return 'started' as const;
    },
  };
  return { start: () => startMockElection(ports, { counties: '', ballots: '' }), started };
};

describe('starting a mock election', () => {
  it('takes the next free name of the day', async () => {
    const { start, started } = await world([`${DAY}-1`], [`${DAY}-2`]);
    expect(await start()).toEqual({ ok: true, value: { name: `${DAY}-3`, counties: ['03'], ballots: 1 } });
    expect(started).toEqual([`${DAY}-3`]);
  });

  it('starts none while one runs, and none where somebody was faster with the name', async () => {
    const running = await world([], [], ['mock-election-x']);
    expect(await running.start()).toEqual({ ok: false, error: 'under-way' });
    const raced = await world([], [`${DAY}-1`], [undefined, `${DAY}-1`]);
    expect(await raced.start()).toEqual({ ok: false, error: 'under-way' });
    expect([...running.started, ...raced.started]).toEqual([]);
  });

  it('is not kept from it by a run that ended early, and has its names of a day', async () => {
    const names = Array.from({ length: 99 }, (_, index) => `${DAY}-${index + 1}`);
    expect(await (await world(names.slice(0, 98))).start()).toMatchObject({ value: { name: `${DAY}-99` } });
    expect(await (await world(names)).start()).toEqual({ ok: false, error: 'too-many' });
  });
});
