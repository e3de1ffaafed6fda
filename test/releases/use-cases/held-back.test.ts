import { describe, expect, it } from 'vitest';
import { forbiddenMail, forbidding } from '../../../lib/releases/domain/forbidden.ts';
import { findingsOf } from '../../../lib/releases/domain/rules.ts';
import type { Approval, Schedule } from '../../../lib/releases/domain/schedule.ts';
import { approveSchedule, publishSchedule } from '../../../lib/releases/use-cases/revise-schedule.ts';
import { Temporal } from '../../../lib/shared/time.ts';
import { ELECTION } from '../../elections/sample-election.ts';
import { anOptIn } from '../memory-releases.ts';
import { playRelease } from '../play-release.ts';
import { aSchedule } from '../sample-schedule.ts';

/** 37 days behind the release of June 1, 2026, as the recall of 2021 was behind August 8. */
const RECALL = { ...ELECTION, name: 'Recall Election', date: Temporal.PlainDate.from('2026-07-08') };
const APPROVAL: Approval = {
  kind: 'release-before-election',
  by: 'Shirley N. Weber, Ph.D.',
  on: '2026-05-28',
  reference: 'Letter of May 28, 2026',
};

const play = async (part: Partial<Schedule> = {}, elections = [RECALL]) => {
  const release = playRelease('2026-05-01T18:00:00Z', elections);
  release.add(anOptIn('03'));
  await release.ports.schedules.publish(aSchedule(part));
  await release.until('2026-06-02', '09:00');
  const warnings = release.mails.filter(({ subject }) => /may not go out|held back/.test(subject));
  const told = warnings.map(({ at, to, subject }) => `${at} ${to}: ${subject.replace(/^.*: /, '')}`);
  return { release, told };
};

describe('a release in the 60 days before a statewide election', () => {
  it('without a written approval is led, warned of, and does not end', async () => {
    const { release, told } = await play();
    expect(told).toEqual([
      '2026-05-01T12:00 state: it may not go out yet',
      '2026-05-25T08:00 state: it may not go out yet',
      '2026-05-29T08:00 state: it may not go out yet',
      '2026-06-02T00:00 state: held back',
    ]);
    expect(release.executions).toEqual([{ name: 'votecal-2026-2026-06-01-r1' }]);
    expect(release.mails.map(({ subject }) => subject)).not.toContain(
      'VoteCal release of 6/1/2026: the schedule is over',
    );
  });

  it('ends with the approval on record that was given before, also where it is recorded after the day', async () => {
    const { release } = await play();
    const approved = await approveSchedule(release.ports, { release: 'votecal-2026', revision: 1 }, APPROVAL);
    expect(approved.ok).toBe(true);
    await release.until('2026-06-02', '12:00');
    // Of a revision that is led after its day: its execution begins, and is over at the next look.
    await release.tick();
    expect(release.executions).toEqual([
      { name: 'votecal-2026-2026-06-01-r1', ended: 'replaced' },
      { name: 'votecal-2026-2026-06-01-r2', ended: 'released' },
    ]);
    expect(release.mails.filter(({ subject }) => /the schedule is over/.test(subject))).toHaveLength(2);
  });

  it('stays held back by an approval of a later day, which has approved nothing', async () => {
    const { release } = await play();
    const late = { ...APPROVAL, on: '2026-06-02' };
    await approveSchedule(release.ports, { release: 'votecal-2026', revision: 1 }, late);
    await release.until('2026-06-04', '12:00');
    expect(release.executions.map(({ ended }) => ended)).toEqual(['replaced', undefined]);
  });

  it.each<[string, Partial<Schedule>, (typeof RECALL)[]]>([
    ['approved in time', { approvals: [APPROVAL] }, [RECALL]],
    ['61 days before it', {}, [{ ...RECALL, date: Temporal.PlainDate.from('2026-08-01') }]],
    ['before a local election', {}, [{ ...RECALL, kind: 'local' }]],
    [
      'with EMSs of another day, approved in writing',
      { releasesOn: { votecal: '2026-06-01', ems: '2026-06-02' }, approvals: [{ ...APPROVAL, kind: 'schedule' }] },
      [],
    ],
    ['before a mock election', {}, [{ ...RECALL, rehearsal: true as const }]],
  ])('%s ends on its day, and nobody is warned', async (_what, part, elections) => {
    const { release, told } = await play(part, elections);
    expect(told).toEqual([]);
    expect(release.executions).toEqual([{ name: 'votecal-2026-2026-06-01-r1', ended: 'released' }]);
  });
});

describe('an approval of a day that has not come', () => {
  const tomorrow = { ...APPROVAL, on: '2026-06-03' };

  it('is refused, and nothing is published', async () => {
    const { release } = await play();
    expect(await approveSchedule(release.ports, { release: 'votecal-2026', revision: 1 }, tomorrow)).toEqual({
      ok: false,
      error: { code: 'not-yet-given', faults: [] },
    });
    expect(await release.ports.schedules.revisions('votecal-2026')).toHaveLength(1);
    const first = aSchedule({ release: 'votecal-next', approvals: [tomorrow] });
    expect(await publishSchedule(release.ports, first)).toMatchObject({ error: { code: 'not-yet-given' } });
    expect(await release.ports.schedules.find('votecal-next')).toBeUndefined();
  });
});

describe('a release that breaks a rule of its own schedule', () => {
  const apart = { releasesOn: { votecal: '2026-06-01', ems: '2026-06-02' } };

  it('is held back like one before an election, and ends with the approval of the schedule', async () => {
    const { release, told } = await play(apart, []);
    expect(told).toHaveLength(4);
    const why = forbidding(findingsOf(aSchedule(apart), { statewideElections: [], confirmations: [] }));
    const { text } = forbiddenMail(aSchedule(apart), why, 'forbidden');
    expect(text).toContain('Move one of them. No written approval is on record.');
    expect(text).toContain('Put the written approval on record (“The schedule as it stands”)');
    const seen = { release: 'votecal-2026', revision: 1 };
    expect((await approveSchedule(release.ports, seen, { ...APPROVAL, kind: 'schedule' })).ok).toBe(true);
    await release.until('2026-06-03', '12:00');
    await release.tick();
    expect(release.executions.at(-1)).toEqual({ name: 'votecal-2026-2026-06-01-r2', ended: 'released' });
  });
});
