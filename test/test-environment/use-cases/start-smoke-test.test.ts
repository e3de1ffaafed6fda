import { describe, expect, it } from 'vitest';
import { Temporal } from '../../../lib/shared/time.ts';
import type { SmokeRun } from '../../../lib/test-environment/domain/smoke.ts';
import { startSmokeTest } from '../../../lib/test-environment/use-cases/start-smoke-test.ts';
import { memorySmokeRuns } from '../memory-smoke.ts';

const NOW = Temporal.Instant.from('2021-10-12T16:00:00Z');
const DAY = 'smoke-test-2021-10-12';

const world = async (before: readonly Partial<SmokeRun>[], taken: readonly string[] = []) => {
  const runs = memorySmokeRuns();
  for (const run of before)
    await runs.begin({ id: `${DAY}-1`, startedAt: NOW, endedAt: NOW, counties: ['03'], electionId: 'e', ...run });
  const started: unknown[] = [];
  const ports = {
    clock: async () => NOW,
    runs,
    startSmoke: async (name: string, input: object) => {
      if (taken.includes(name)) return 'exists' as const;
      started.push([name, input]);
      return 'started' as const;
    },
  };
  return { start: (failedOnly = false) => startSmokeTest(ports, { failedOnly }), started };
};

describe('starting the smoke test', () => {
  it('names the run by its day and number, and says of which counties it is', async () => {
    const { start, started } = await world([]);
    expect(await start()).toEqual({ ok: true, value: `${DAY}-1` });
    expect(await start(true)).toEqual({ ok: true, value: `${DAY}-1` });
    expect(started).toEqual([
      [`${DAY}-1`, { failedOnly: false }],
      [`${DAY}-1`, { failedOnly: true }],
    ]);
  });

  it('takes the next name where runs, or executions that left none, have taken some', async () => {
    const { start } = await world([{}], [`${DAY}-2`]);
    expect(await start()).toEqual({ ok: true, value: `${DAY}-3` });
  });

  it.each<[string, string, boolean]>([
    ['is under way', '2021-10-12T15:40:00Z', true],
    ['ended early half an hour ago', '2021-10-12T15:30:00Z', false],
    ['lies ahead of a clock that was set back', '2021-10-13T15:40:00Z', false],
  ])('starts no second one while a run %s: %s %s', async (_what, startedAt, expected) => {
    const { start, started } = await world([{ startedAt: Temporal.Instant.from(startedAt), endedAt: null }]);
    const answer = await start();
    expect(!answer.ok && answer.error === 'under-way').toBe(expected);
    expect(started).toHaveLength(expected ? 0 : 1);
  });
});
