import { describe, expect, it } from 'vitest';
import type { Schedule } from '../../../lib/releases/domain/schedule.ts';
import { anOptIn } from '../memory-releases.ts';
import { playRelease } from '../play-release.ts';
import { aSchedule, aTask, on } from '../sample-schedule.ts';

const DOWN_TASK = aTask({
  number: '15',
  entities: ['sos'],
  description: 'Install the VoteCal release',
  notes: ['votecal-cte-down'],
  start: on('2026-05-26'),
  end: on('2026-05-27'),
  action: 'install-votecal-release',
});

/** It has no acceptance test, which somebody has approved. */
const WITHOUT_TEST = { kind: 'schedule', by: 'A. Person', on: '2026-05-20', reference: 'x' } as const;

/** A release of June 1, 2026, a Monday, whose task 15 takes the environment down and that nobody confirms. */
const play = async (tasks: Schedule['tasks'] = [DOWN_TASK]) => {
  const release = playRelease('2026-05-20T18:00:00Z');
  release.add(anOptIn('03'));
  await release.ports.schedules.publish(aSchedule({ tasks, approvals: [WITHOUT_TEST] }));
  const reminders = () =>
    release.mails.filter(({ subject }) => /is still down/.test(subject)).map(({ at, to }) => `${at} ${to}`);
  return { ...release, release, reminders, state: async () => (await release.ports.environment.read()).state };
};

describe('an environment that a release which is over has left down', () => {
  it('is told to SOS again and again until its task is confirmed, and is back then', async () => {
    const { until, reminders, state, confirm, executions } = await play();
    await until('2026-06-02', '12:00');
    expect(executions).toEqual([{ name: 'votecal-2026-2026-06-01-r1', ended: 'released' }]);
    expect(await state()).toMatchObject({ kind: 'down', by: 'votecal-2026/15' });
    await until('2026-06-12', '20:00');
    // One, three and eight workdays behind June 1; June 6 and 7 are a weekend.
    expect(reminders()).toEqual(['02', '04', '11'].map((day) => `2026-06-${day}T08:00 state`));
    expect(await confirm('15', null)).toEqual([{ ok: true, value: { confirmed: 'now' } }]);
    expect(await state()).toEqual({ kind: 'up' });
    await until('2026-07-15');
    expect(reminders()).toHaveLength(3);
  });

  it('is left to the release’s own reminders while it is led', async () => {
    const { until, reminders } = await play();
    await until('2026-06-01', '23:00');
    expect(reminders()).toEqual([]);
  });

  it('is back when a revision lists the task as completed, or when the last county that was missing has left', async () => {
    const revised = await play();
    await revised.until('2026-06-03', '12:00');
    await revised.release.ports.schedules.publish(aSchedule({ revision: 2, tasks: [DOWN_TASK], completed: ['15'] }));
    await revised.tick();
    expect(await revised.state()).toEqual({ kind: 'up' });

    const left = await play([{ ...DOWN_TASK, entities: ['all-cte-counties'] }]);
    left.add(anOptIn('19'));
    await left.until('2026-06-03', '12:00');
    await left.confirm('15', '19');
    expect(await left.state()).toMatchObject({ kind: 'down' });
    const { ports } = left.release;
    const withdrawn = { at: left.release.now(), reason: 'No test system' };
    await ports.optIns.save({ ...anOptIn('03'), withdrawn, version: 2 });
    await left.tick();
    expect(await left.state()).toEqual({ kind: 'up' });
  });

  it('is told of as well where no task has taken it down', async () => {
    const { until, reminders, release } = await play([aTask()]);
    const since = release.now();
    const state = { kind: 'down', reason: 'data-copy', since, until: null, by: 'data-refresh-2026-05-20-1' } as const;
    await release.ports.environment.save({ state, back: null, required: null, version: 1 });
    await until('2026-05-22', '12:00');
    expect(reminders()).toEqual(['2026-05-21T08:00 state']);
  });
});
