import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Schedule } from '../../../lib/releases/domain/schedule.ts';
import { rewriteSchedule, slipSchedule } from '../../../lib/releases/use-cases/revise-schedule.ts';
import { pacificInstant, Temporal } from '../../../lib/shared/time.ts';
import { anOptIn } from '../memory-releases.ts';
import { playRelease } from '../play-release.ts';
import { aSchedule, aTask, on } from '../sample-schedule.ts';

const INSTALL = aTask({ entities: ['sos', 'cgi'], action: 'install-votecal-release', notes: ['votecal-cte-down'] });
const ANNOUNCE = aTask({
  number: '2',
  entities: ['sos-elections'],
  action: 'reinitiate-services',
  start: on('2026-05-08'),
  after: ['1'],
});

const play = async (tasks: Schedule['tasks'] = [INSTALL]) => {
  const release = playRelease('2026-04-28T18:00:00Z');
  release.add(anOptIn('03'), anOptIn('04'));
  await release.ports.schedules.publish(aSchedule({ tasks }));
  await release.tick();
  const newest = async () => {
    const schedule = await release.ports.schedules.find('votecal-2026');
    if (schedule === undefined) throw new Error('It was published above.');
    return schedule;
  };
  const seen = async () => ({ release: 'votecal-2026', revision: (await newest()).revision });
  const told = { reason: 'an election', memo: null };
  const days = (day: string) => ({ votecal: day, ems: day });
  return {
    release,
    slip: async (day: string) => slipSchedule(release.ports, await seen(), { ...told, releasesOn: days(day) }),
    rewrite: async (change: (tasks: Schedule['tasks']) => Pick<Schedule, 'tasks' | 'completed'>) => {
      const { tasks: now, releasesOn } = await newest();
      return rewriteSchedule(release.ports, await seen(), { ...told, releasesOn, ...change(now) });
    },
    withdraw: async (county: '03' | '04') => {
      const present = await release.ports.optIns.find(county);
      if (present === undefined) return;
      const withdrawn = { at: release.now(), reason: 'No test system' };
      await release.ports.optIns.save({ ...present, withdrawn, version: present.version + 1 });
    },
    isDown: async () => (await release.ports.environment.read()).state.kind === 'down',
    /** `down` and `up`, as a county reads them, with their days. */
    heard: (county: string) =>
      release.mails.flatMap(({ at, to, subject }) => {
        const word = /Environment is down$/.test(subject)
          ? 'down'
          : /are reinitiated$/.test(subject)
            ? 'up'
            : undefined;
        return to === county && word !== undefined ? [`${at.slice(5, 10)} ${word}`] : [];
      }),
  };
};
type Played = Awaited<ReturnType<typeof play>>;

describe('everybody who was told that the environment is down hears that it is back', () => {
  it.each<[string, Schedule['tasks'], (played: Played) => Promise<unknown>, readonly string[]]>([
    ['after a slip', [INSTALL], ({ slip }) => slip('2026-08-03'), ['05-05 up']],
    [
      'after a slip that moves the announcement too',
      [INSTALL, ANNOUNCE],
      ({ slip }) => slip('2026-08-03'),
      ['05-05 up'],
    ],
    [
      'when a revision lists the task as completed',
      [INSTALL],
      ({ rewrite }) => rewrite((tasks) => ({ tasks, completed: ['1'] })),
      ['05-05 up'],
    ],
    [
      'when a revision takes its note away',
      [INSTALL],
      ({ rewrite }) => rewrite((tasks) => ({ tasks: tasks.map((task) => ({ ...task, notes: [] })), completed: [] })),
      ['05-05 up'],
    ],
    ['when SOS confirms the task', [INSTALL], ({ release }) => release.confirm('1', null), ['05-05 up']],
    [
      'on the day of the task that announces it, as they were told',
      [INSTALL, ANNOUNCE],
      ({ release }) => release.confirm('1', null),
      ['05-08 up'],
    ],
    [
      'when a revision removes the task that was to announce it',
      [INSTALL, ANNOUNCE],
      async ({ release, rewrite }) => {
        await release.confirm('1', null);
        await rewrite((tasks) => ({ tasks: tasks.filter(({ number }) => number === '1'), completed: [] }));
      },
      ['05-05 up'],
    ],
  ])('%s', async (_, tasks, change, expected) => {
    const played = await play(tasks);
    await played.release.until('2026-05-05', '12:00');
    await change(played);
    await played.withdraw('04');
    await played.release.until('2026-05-12', '12:00');
    expect(await played.isDown()).toBe(false);
    expect(played.heard('03')).toEqual(['05-04 down', ...expected]);
    // Who has left since was told that it is down, and hears the end of it.
    expect(played.heard('04')).toEqual(['05-04 down', ...expected]);
  });

  it('where the release has ended before its task was confirmed', async () => {
    const played = await play();
    await played.release.until('2026-06-03', '12:00');
    expect(played.heard('03')).toEqual(['05-04 down']);
    await played.release.confirm('1', null);
    await played.release.until('2026-06-04', '12:00');
    expect(played.heard('03')).toEqual(['05-04 down', '06-03 up']);
  });

  it('and of one that no release took down, such as for a refresh begun by hand', async () => {
    const { release, heard } = await play([aTask()]);
    const state = {
      kind: 'down',
      reason: 'data-copy',
      since: release.now(),
      until: null,
      by: 'data-refresh-x',
    } as const;
    await release.ports.environment.save({ state, back: null, required: null, version: 1 });
    await release.until('2026-04-29', '12:00');
    const back = { from: state, isTold: false };
    await release.ports.environment.save({ state: { kind: 'up' }, back, required: null, version: 2 });
    await release.until('2026-04-30', '12:00');
    expect(heard('03')).toEqual(['04-28 down', '04-29 up']);
  });
});

it('a county that joins while it is down is told so, and that it is back', async () => {
  const { release, heard } = await play();
  await release.until('2026-05-05', '12:00');
  release.add(anOptIn('05'));
  await release.until('2026-05-06', '12:00');
  await release.confirm('1', null);
  expect(heard('05')).toEqual(['05-05 down', '05-06 up']);
});

it('another day on which it is expected back stands at the gate, and is told', async () => {
  const { release, rewrite, heard } = await play();
  await release.until('2026-05-05', '12:00');
  const later = on('2026-05-15');
  await rewrite((tasks) => ({ tasks: tasks.map((task) => ({ ...task, end: later })), completed: [] }));
  await release.until('2026-05-06', '12:00');
  expect((await release.ports.environment.read()).state).toMatchObject({
    kind: 'down',
    until: { epochMilliseconds: Temporal.Instant.from('2026-05-16T07:00:00Z').epochMilliseconds },
  });
  expect(heard('03')).toEqual(['05-04 down', '05-05 down']);
});

const STEPS = ['slip', 'back', 'confirm', 'complete', 'withdraw', 'days', 'days', 'days'] as const;

it('whatever happens in whatever order, the last word that a county has is true, and none is said twice', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.boolean(),
      fc.array(fc.constantFrom(...STEPS), { minLength: 3, maxLength: 9 }),
      async (announced, steps) => {
        const { release, slip, rewrite, withdraw, isDown, heard } = await play(
          announced ? [INSTALL, ANNOUNCE] : [INSTALL],
        );
        let day = Temporal.PlainDate.from('2026-05-03');
        for (const [hour, step] of steps.entries()) {
          if (step === 'slip') await slip(day.add({ days: 60 }).toString());
          if (step === 'back') await slip(day.add({ days: 28 }).toString());
          if (step === 'confirm') await release.confirm('1', null);
          if (step === 'complete') await rewrite((tasks) => ({ tasks, completed: ['1'] }));
          if (step === 'withdraw') await withdraw('04');
          if (step === 'days') day = day.add({ days: 2 });
          await release.at(pacificInstant(day, '10:00').add({ hours: hour }));
        }
        // By then everything that was promised for a day has come.
        await release.at(pacificInstant(day.add({ days: 9 }), '12:00'));
        await release.tick();
        const words = heard('03').map((word) => word.slice(6));
        const down = await isDown();
        expect(words.at(-1) ?? 'up').toBe(down ? 'down' : 'up');
        expect(words.filter((word, index) => word === 'up' && words[index - 1] === 'up')).toEqual([]);
      },
    ),
    { numRuns: 25 },
  );
});
