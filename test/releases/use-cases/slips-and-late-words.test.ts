import { describe, expect, it } from 'vitest';
import { standingBy } from '../../../lib/releases/adapters/standing.ts';
import { releaseAhead, releaseInHand } from '../../../lib/releases/domain/release-ahead.ts';
import type { Schedule } from '../../../lib/releases/domain/schedule.ts';
import { askGate } from '../../../lib/releases/use-cases/ask-gate.ts';
import { confirmTask } from '../../../lib/releases/use-cases/confirm-task.ts';
import { optInCounty } from '../../../lib/releases/use-cases/opt-in-county.ts';
import { slipSchedule } from '../../../lib/releases/use-cases/revise-schedule.ts';
import { Temporal } from '../../../lib/shared/time.ts';
import { anOptIn } from '../memory-releases.ts';
import { playRelease } from '../play-release.ts';
import { aSchedule, aTask, on } from '../sample-schedule.ts';

const MOU = { file: 'MOU.pdf', signedOn: Temporal.PlainDate.from('2026-01-05'), signatory: 'A. Registrar' };
const INSTALL = { notes: ['install-before-reconnecting' as const] };
const IS_DOWN = 'The VoteCal County Test Environment is down';
const IS_BACK = 'Services to the VoteCal County Test Environment are reinitiated';
const DOWN = aTask({ entities: ['sos', 'cgi'], action: 'install-votecal-release', notes: ['votecal-cte-down'] });

const play = async (part: Partial<Schedule>, start = '2026-04-28T18:00:00Z') => {
  const release = playRelease(start);
  release.add(anOptIn('03'), anOptIn('04'));
  await release.ports.schedules.publish(aSchedule(part));
  await release.tick();
  const slip = (day: string) =>
    slipSchedule(
      release.ports,
      { release: 'votecal-2026', revision: 1 },
      { releasesOn: { votecal: day, ems: day }, reason: 'an election', memo: null },
    );
  const toAmador = (from: number) =>
    release.mails.slice(from).flatMap(({ at, to, subject }) => (to === '03' ? [`${at.slice(0, 10)} ${subject}`] : []));
  return { release, slip, toAmador };
};

describe('after a slip', () => {
  it('everybody is told of the new days as of the first ones, and of one day once', async () => {
    const { release, slip, toAmador } = await play({});
    await release.until('2026-05-11', '12:00');
    const before = toAmador(0).filter((mail) => /task 1\b/i.test(mail));
    const told = release.mails.length;
    expect((await slip('2026-08-03')).ok).toBe(true);
    await release.until('2026-07-13', '12:00');
    const again = toAmador(told).filter((mail) => /task 1\b/i.test(mail));
    const moved = (mail: string) => Temporal.PlainDate.from(mail.slice(0, 10)).add({ days: 63 }).toString();
    expect(before.length).toBeGreaterThan(2);
    expect(again).toEqual(before.map((mail) => `${moved(mail)}${mail.slice(10)}`));
  });

  it('an environment that goes down anew is announced anew, and that it is back', async () => {
    const back = aTask({
      number: '2',
      entities: ['sos-elections'],
      action: 'reinitiate-services',
      start: on('2026-05-08'),
      after: ['1'],
    });
    const { release, slip, toAmador } = await play({ tasks: [DOWN, back] });
    await release.until('2026-05-05', '12:00');
    expect(toAmador(0)).toEqual([`2026-05-04 ${IS_DOWN}`]);
    expect((await slip('2026-08-03')).ok).toBe(true);
    await release.until('2026-07-07', '12:00');
    expect((await release.ports.environment.read()).state.kind).toBe('down');
    await release.confirm('1', null);
    await release.until('2026-07-20', '12:00');
    // Task 2 says it on its own day, by which the environment was expected back.
    expect(toAmador(0).slice(1)).toEqual([`2026-05-05 ${IS_BACK}`, `2026-07-06 ${IS_DOWN}`, `2026-07-10 ${IS_BACK}`]);
  });
});

describe('the gate', () => {
  it('lets in a county that installs after a revision has listed the installation as completed', async () => {
    const [, test = aTask()] = aSchedule().tasks;
    const { release, slip } = await play({ tasks: [aTask(INSTALL), test] });
    await release.until('2026-05-05', '12:00');
    await release.confirm('1', '03', '04');
    const revised = await slip('2026-06-15');
    expect(revised.ok && revised.value.after.completed).toEqual(['1']);
    await release.until('2026-05-06', '12:00');
    await optInCounty(release.ports, '05', MOU);
    const gate = { clock: release.ports.clock, standing: standingBy(release.ports) };
    const word = { release: 'votecal-2026', task: '1', by: 'someone' } as const;
    expect((await askGate(gate, { county: '05' }))?.code).toBe('install-not-confirmed');
    expect(await confirmTask(release.ports, { ...word, county: '05' })).toEqual({
      ok: true,
      value: { confirmed: 'now' },
    });
    expect(await askGate(gate, { county: '05' })).toBeUndefined();
    expect(await confirmTask(release.ports, { ...word, county: '58' })).toMatchObject({
      ok: false,
      error: { code: 'not-asked' },
    });
  });

  it.each([
    ['that was never led', '2026-09-01T18:00:00Z'],
    ['that is over', '2026-05-01T18:00:00Z'],
  ])('stays as it is when somebody confirms a task of a release %s', async (_, start) => {
    const [, test = aTask()] = aSchedule().tasks;
    const tasks = [
      aTask({ ...INSTALL, end: { kind: 'ongoing' } }),
      { ...DOWN, number: '2', end: on('2026-05-20') },
      { ...test, number: '3', after: ['2'] },
    ];
    const { release } = await play({ tasks }, start);
    await release.until('2026-06-03', '12:00');
    await release.confirm('2', null);
    const before = await release.ports.environment.read();
    const later = aSchedule({ release: 'votecal-later', releasesOn: { votecal: '2026-12-01', ems: '2026-12-01' } });
    await release.ports.schedules.publish(later);
    await release.ports.environment.save({
      state: { kind: 'up' },
      back: null,
      required: { release: 'votecal-later', task: '1', says: 'Install' },
      version: before.version + 1,
    });
    await confirmTask(release.ports, { release: 'votecal-2026', task: '1', county: '03', by: 'someone' });
    expect(await release.ports.environment.read()).toMatchObject({
      state: { kind: 'up' },
      required: { release: 'votecal-later' },
    });
  });
});

it('two releases of one day are both led', async () => {
  const { release } = await play({}, '2026-05-01T18:00:00Z');
  await release.ports.schedules.publish(aSchedule({ release: 'ems-2026' }));
  await release.until('2026-06-03', '12:00');
  expect(release.executions.map(({ name, ended }) => [name, ended])).toEqual([
    ['votecal-2026-2026-06-01-r1', 'released'],
    ['ems-2026-2026-06-01-r1', 'released'],
  ]);
});

describe('the release that comes next', () => {
  const schedules = ['2027-01-10', '2026-06-01', '2025-11-21'].map((day) =>
    aSchedule({
      release: `votecal-${day.slice(0, 7)}`,
      releasesOn: { votecal: day, ems: day },
      tasks: [aTask({ end: on(day) })],
    }),
  );
  it.each([
    ['2026-05-01', 'votecal-2026-06', 'votecal-2026-06'],
    ['2026-06-01', 'votecal-2026-06', 'votecal-2026-06'],
    ['2026-06-02', 'votecal-2027-01', 'votecal-2027-01'],
    ['2027-01-11', undefined, 'votecal-2027-01'],
  ])('on %s is %s; one speaks of %s', (today, ahead, inHand) => {
    const day = Temporal.PlainDate.from(today);
    expect(releaseAhead(schedules, day)?.release).toBe(ahead);
    expect(releaseInHand(schedules, day)?.release).toBe(inHand);
  });
});
