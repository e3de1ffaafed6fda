import { beforeAll, describe, expect, it } from 'vitest';
import { standingBy } from '../../../lib/releases/adapters/standing.ts';
import { KNOWN_SCHEDULES } from '../../../lib/releases/domain/known-schedules.ts';
import type { Schedule } from '../../../lib/releases/domain/schedule.ts';
import { askGate } from '../../../lib/releases/use-cases/ask-gate.ts';
import { COUNTIES, type CountyCode } from '../../../lib/shared/counties.ts';
import { anOptIn } from '../memory-releases.ts';
import { playRelease } from '../play-release.ts';

const gatePorts = ({ ports }: ReturnType<typeof playRelease>) => ({ clock: ports.clock, standing: standingBy(ports) });

const revision = (number: number): Schedule => {
  const found = KNOWN_SCHEDULES.find((one) => one.revision === number);
  if (found === undefined) throw new Error('The memorandum has two revisions.');
  return found;
};
const CODES = COUNTIES.map(({ code }) => code);

/** Mails by moment and subject, with how many offices each went to; `state` by itself. */
const summary = (mails: ReturnType<typeof playRelease>['mails']): readonly string[] => {
  const counted = new Map<string, number>();
  for (const { at, to, subject } of mails) {
    const key = `${at} ${to === 'state' ? 'SOS' : 'counties'}: ${subject}`;
    counted.set(key, (counted.get(key) ?? 0) + 1);
  }
  return [...counted].map(([key, count]) => (key.includes(' counties: ') ? `${key} (${count})` : key)).toSorted();
};

/**
 * The schedule of memorandum #21144 on the virtual clock, from the day of the memorandum to the release. What has to
 * happen on which day is written here from the memorandum, not from the code.
 */
describe('the release of November 21, 2021', () => {
  const release = playRelease('2021-08-31T20:00:00Z');
  const gates: Record<string, string> = {};
  const gate = async (label: string, county: CountyCode | null): Promise<void> => {
    const refused = await askGate(gatePorts(release), { county });
    gates[label] = refused === undefined ? 'let in' : `${refused.status} ${refused.code}`;
  };
  const LATE: CountyCode = '46';
  const inTime = CODES.filter((code) => code !== LATE);

  beforeAll(async () => {
    release.add(...CODES.filter((code) => code !== '02').map((code) => anOptIn(code)));
    await release.ports.schedules.publish(revision(1));
    await release.ports.schedules.publish(revision(2));
    await release.tick();
    await gate('Aug 31, Amador', '03');
    await gate('Aug 31, Alpine', '02');
    await release.until('2021-10-03', '23:00');
    await gate('Oct 3 23:00, Amador', '03');
    await release.until('2021-10-04');
    await gate('Oct 4, Amador', '03');
    await gate('Oct 4, SOS', null);
    await release.until('2021-10-06', '10:00');
    await release.confirm('14', ...inTime.filter((code) => code !== '02'));
    await release.until('2021-10-07', '23:00');
    await gate('Oct 7, Amador', '03');
    await release.until('2021-10-08', '15:00');
    await release.confirm('15', null);
    await gate('Oct 8 15:00, Amador', '03');
    await gate('Oct 8 15:00, Sierra', LATE);
    await release.until('2021-10-12', '17:00');
    await release.confirm('17', ...inTime.filter((code) => code !== '02'));
    await release.until('2021-10-14', '09:00');
    await gate('Oct 14, Sierra', LATE);
    await release.confirm('14', LATE);
    await gate('Oct 14 confirmed, Sierra', LATE);
    await release.confirm('17', LATE);
    await release.until('2021-11-19', '16:00');
    await release.confirm('19', null, ...CODES.filter((code) => code !== '02'));
    await release.until('2021-11-22', '01:00');
  });

  it('is led by one execution under a name that an operator can read, which ends with the release', () => {
    expect(release.executions).toEqual([{ name: 'votecal-2021-2021-11-21-r2', ended: 'released' }]);
    expect(release.kept.waitingByTask.size).toBe(0);
  });

  it('sends every notice, reminder and escalation on its day, and no other', () => {
    expect(summary(release.mails)).toEqual(
      [
        // Nothing of the tasks that were completed on August 31.
        '2021-10-04T00:00 counties: The VoteCal County Test Environment is down (57)',
        '2021-10-04T08:00 counties: CTE task 14 has begun (57)',
        '2021-10-04T08:00 SOS: CTE task 15 has begun',
        '2021-10-06T08:00 counties: Reminder: CTE task 14 ends in two workdays (57)',
        '2021-10-06T08:00 SOS: Reminder: CTE task 15 ends in two workdays',
        // The others have confirmed on October 6.
        '2021-10-08T08:00 counties: Reminder: CTE task 14 ends today (1)',
        '2021-10-08T08:00 SOS: Reminder: CTE task 15 ends today',
        '2021-10-07T08:00 SOS: CTE task 16 begins on the next workday',
        '2021-10-08T15:00 counties: Services to the VoteCal County Test Environment are reinitiated (57)',
        '2021-10-11T08:00 counties: Overdue: CTE task 14 is not confirmed (1)',
        '2021-10-11T08:00 counties: CTE task 17 begins on the next workday (57)',
        '2021-10-12T08:00 counties: CTE task 17 has begun (57)',
        '2021-10-11T08:00 counties: CTE task 18 begins on the next workday (57)',
        '2021-10-12T08:00 counties: CTE task 18 has begun (57)',
        '2021-10-13T08:00 counties: Escalated: CTE task 14 is three workdays overdue (1)',
        '2021-10-13T08:00 SOS: Escalated: CTE task 14 is three workdays overdue',
        '2021-10-13T08:00 counties: Overdue: CTE task 17 is not confirmed (1)',
        '2021-11-05T08:00 counties: CTE task 19 has begun (57)',
        '2021-11-05T08:00 SOS: CTE task 19 has begun',
        '2021-11-17T08:00 counties: Reminder: CTE task 19 ends in two workdays (57)',
        '2021-11-17T08:00 SOS: Reminder: CTE task 19 ends in two workdays',
        '2021-11-19T08:00 counties: Reminder: CTE task 19 ends today (57)',
        '2021-11-19T08:00 SOS: Reminder: CTE task 19 ends today',
        '2021-11-22T00:00 counties: VoteCal release of 11/21/2021: the schedule is over (57)',
        '2021-11-22T00:00 SOS: VoteCal release of 11/21/2021: the schedule is over',
      ].toSorted(),
    );
  });

  it('opens and closes the gates on their days', () => {
    expect(gates).toEqual({
      'Aug 31, Amador': 'let in',
      'Aug 31, Alpine': '403 not-opted-in',
      'Oct 3 23:00, Amador': 'let in',
      'Oct 4, Amador': '503 environment-down',
      'Oct 4, SOS': '503 environment-down',
      'Oct 7, Amador': '503 environment-down',
      'Oct 8 15:00, Amador': 'let in',
      'Oct 8 15:00, Sierra': '409 install-not-confirmed',
      'Oct 14, Sierra': '409 install-not-confirmed',
      'Oct 14 confirmed, Sierra': 'let in',
    });
  });
});

describe('a slip while a release is led', () => {
  it('ends the execution of the older revision and leads the newer one, with what was confirmed', async () => {
    const release = playRelease('2021-06-29T18:00:00Z');
    release.add(anOptIn('03'));
    await release.ports.schedules.publish(revision(1));
    await release.tick();
    expect(release.executions).toEqual([{ name: 'votecal-2021-2021-08-08-r1' }]);
    await release.ports.schedules.publish(revision(2));
    await release.until('2021-06-29', '13:00');
    expect(release.executions).toEqual([
      { name: 'votecal-2021-2021-08-08-r1', ended: 'replaced' },
      { name: 'votecal-2021-2021-11-21-r2' },
    ]);
    // What the older one had taken down is up: its task is completed in the newer one.
    expect((await release.ports.environment.read()).state).toEqual({ kind: 'up' });
  });
});

describe('an environment that stays down', () => {
  it('is not announced as up: whoever holds it up hears that it is overdue, and the smoke test waits', async () => {
    const release = playRelease('2021-09-30T18:00:00Z');
    release.add(anOptIn('03'));
    await release.ports.schedules.publish(revision(1));
    await release.ports.schedules.publish(revision(2));
    await release.until('2021-10-13', '09:00');
    const subjects = release.mails.map(({ subject }) => subject);
    expect(subjects).toContain('Escalated: CTE task 15 is three workdays overdue');
    expect(subjects.filter((subject) => /reinitiated|task 17 has begun|task 18 has begun/.test(subject))).toEqual([]);
    expect(await askGate(gatePorts(release), { county: '03' })).toMatchObject({ status: 503, retryAfterSeconds: 900 });
    expect(await release.confirm('17', '03')).toEqual([
      { ok: false, error: { code: 'held-up', detail: expect.stringContaining('task 14, 16') } },
    ]);
  });
});
