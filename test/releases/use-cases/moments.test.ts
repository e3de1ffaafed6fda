import fc from 'fast-check';
import { expect, it } from 'vitest';
import { momentsOf } from '../../../lib/releases/domain/moments.ts';
import type { Schedule } from '../../../lib/releases/domain/schedule.ts';
import { stillDownReminders } from '../../../lib/releases/domain/still-down.ts';
import { lastDayOf } from '../../../lib/releases/domain/task-run.ts';
import { pacificDate, Temporal } from '../../../lib/shared/time.ts';
import { ELECTION } from '../../elections/sample-election.ts';
import { SCHEDULE } from '../arbitrary-schedules.ts';
import { anOptIn } from '../memory-releases.ts';
import { playRelease } from '../play-release.ts';

const START = '2026-05-29T17:00:00Z';
const END = Temporal.Instant.from('2026-09-01T07:00:00Z');
const ELECTIONS = [{ ...ELECTION, date: Temporal.PlainDate.from('2026-09-08') }];

const begun = async (schedule: Schedule, held: boolean) => {
  const release = playRelease(START, held ? ELECTIONS : []);
  release.add(anOptIn('03'));
  await release.ports.schedules.publish(schedule);
  await release.tick();
  return release;
};
const told = ({ mails, executions }: ReturnType<typeof playRelease>) => ({
  mails: mails.map(({ at, to, subject }) => `${at} ${to} ${subject}`).toSorted(),
  executions,
});

it('looking at a release at its moments alone does what looking at it all the time does', async () => {
  await fc.assert(
    fc.asyncProperty(SCHEDULE, fc.boolean(), async (schedule, held) => {
      const always = await begun(schedule, held);
      await always.until('2026-09-01');
      const atMoments = await begun(schedule, held);
      const behind = stillDownReminders(lastDayOf(schedule)).map(({ at }) => at);
      const moments = [...momentsOf(schedule, pacificDate(Temporal.Instant.from(START))), ...behind]
        .filter((at) => Temporal.Instant.compare(at, Temporal.Instant.from(START)) > 0)
        .filter((at) => Temporal.Instant.compare(at, END) < 0)
        .toSorted(Temporal.Instant.compare);
      for (const moment of moments) await atMoments.at(moment);
      await atMoments.at(END);
      expect(told(atMoments)).toEqual(told(always));
    }),
    { numRuns: 6 },
  );
});
