import { describe, expect, it } from 'vitest';
import { releaseHours, releaseWaits } from '../../../lib/local/scheduler/release-work.ts';
import { KNOWN_SCHEDULES } from '../../../lib/releases/domain/known-schedules.ts';
import type { ReleaseRun } from '../../../lib/releases/ports.ts';
import { Temporal } from '../../../lib/shared/time.ts';

const november = KNOWN_SCHEDULES.find(({ revision }) => revision === 2);
if (november === undefined) throw new Error('The memorandum has a second revision.');
const { release } = november;
const at = (iso: string) => Temporal.Instant.from(iso);

const stores = (run: Partial<ReleaseRun> | undefined, tasks: readonly string[] = []) => ({
  schedules: { list: async () => [november] },
  runs: {
    find: async () =>
      run && { release, revision: 2, startedAt: at('2021-08-31T20:00:00Z'), endedAt: null, version: 1, ...run },
  },
  waiting: {
    list: async () =>
      tasks.map((task) => ({ release, revision: 2, task, waitsFor: 'confirmations' as const, token: task })),
  },
});

describe('the hours at which a release that is led has something to do', () => {
  it('are those of its tasks, their notices and its end, and none that has passed', async () => {
    const hours = await releaseHours(stores({}), at('2021-11-18T00:00:00Z'));
    const shown = [...new Set(hours.map(String))].toSorted();
    // Task 19 ends with the 19th, when everybody is told what that does; it is overdue, and escalated, after the release. The release is over with November 21, and on the
    // workday before SOS is warned where it may not go out.
    expect(shown).toEqual([
      '2021-11-19T16:00:00Z',
      '2021-11-20T08:00:00Z',
      '2021-11-22T08:00:00Z',
      '2021-11-22T16:00:00Z',
      '2021-11-24T16:00:00Z',
      '2021-12-01T16:00:00Z',
    ]);
  });

  it('are none where it is not led, and those of reminders of an environment that is left down where it is over', async () => {
    expect(await releaseHours(stores(undefined), at('2021-09-01T00:00:00Z'))).toEqual([]);
    const over = await releaseHours(stores({ endedAt: at('2021-11-22T08:00:00Z') }), at('2021-11-30T00:00:00Z'));
    expect(over.map(String)).toEqual(
      ['01', '17'].map((day) => `2021-12-${day}T16:00:00Z`).concat('2022-01-14T16:00:00Z', '2022-02-11T16:00:00Z'),
    );
  });
});

describe('an execution that leads a release', () => {
  const waits = (name: string, tokens: number, tasks: readonly string[]) =>
    releaseWaits(stores({}, tasks))({ machine: 'release-schedule', name, tokens });

  it('is left alone once each of its tokens is on record', async () => {
    expect(await waits('votecal-2021-2021-11-21-r2', 2, ['14', '15'])).toBe(true);
    expect(await waits('votecal-2021-2021-11-21-r2', 3, ['14', '15'])).toBe(false);
  });

  it('is not, where it is another revision that waits', async () => {
    expect(await waits('votecal-2021-2021-08-08-r1', 1, ['14', '15'])).toBe(false);
  });
});
