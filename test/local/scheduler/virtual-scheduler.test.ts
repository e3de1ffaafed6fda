import { expect, it } from 'vitest';
import { type ClockProgress, clockProgress } from '../../../lib/local/scheduler/clock-progress.ts';
import { toSchedule } from '../../../lib/local/scheduler/schedule.ts';
import { createVirtualScheduler, type VirtualScheduler } from '../../../lib/local/scheduler/virtual-scheduler.ts';
import { Temporal } from '../../../lib/shared/time.ts';

const at = (text: string) => Temporal.Instant.from(text);

const scheduler = (progress?: ClockProgress) => {
  let now = at('2026-10-02T12:00:00Z');
  const fired: string[] = [];
  const said: (string | undefined)[] = [];
  const daily = { name: 'daily', group: 'default', expression: 'cron(0 6 * * ? *)', timeZone: 'UTC' };
  const schedules = [toSchedule({ ...daily, targetArn: 'arn:x', input: '{}', deleteAfterwards: false })];
  const virtual: VirtualScheduler = createVirtualScheduler(
    {
      clock: {
        now: () => now,
        set: async (instant) => {
          now = instant;
        },
      },
      schedules: async () => schedules,
      fire: async (_, moment) => {
        fired.push(moment.toString());
      },
      afterFiring: async () => undefined,
      nextDue: async () => undefined,
      quiet: async () => {
        said.push(virtual.progress());
      },
    },
    () => undefined,
    progress,
  );
  return { virtual, fired, said };
};

it('moving forward fires; moving backward, to rehearse again, fires nothing; moving forward again fires again', async () => {
  const { virtual, fired } = scheduler();
  await virtual.moveTo(at('2026-10-03T12:00:00Z'));
  await virtual.moveTo(at('2026-10-02T12:00:00Z'));
  expect(fired).toEqual(['2026-10-03T06:00:00Z']);
  await virtual.moveTo(at('2026-10-03T12:00:00Z'));
  expect(fired).toHaveLength(2);
  expect(virtual.now().toString()).toBe('2026-10-03T12:00:00Z');
});

it('jumping over a schedule does not fire it', async () => {
  const { virtual, fired } = scheduler();
  await virtual.jumpTo(at('2026-12-01T00:00:00Z'));
  expect(fired).toEqual([]);
});

it('two requests to move the clock take turns: the second starts where the first ended', async () => {
  const { virtual, fired } = scheduler();
  const day = Temporal.Duration.from('P1D');
  await Promise.all([virtual.moveTo(at('2026-10-03T12:00:00Z')), virtual.moveTo(at('2026-10-04T12:00:00Z'))]);
  await virtual.advance(day);
  expect(fired).toEqual(['2026-10-03T06:00:00Z', '2026-10-04T06:00:00Z', '2026-10-05T06:00:00Z']);
});

it('says while it is moved which night it is in, how far it has come and what it waits for, and nothing when it rests', async () => {
  const progress = clockProgress();
  const { virtual, said } = scheduler(progress);
  progress.waitsFor(['execution sync-check-03']);
  expect(virtual.progress()).toBeUndefined();
  await virtual.moveTo(at('2026-10-03T12:00:00Z'));
  expect(said[0]).toContain('0 % of the way to 2026-10-03T05:00:00-07:00');
  // 06:00 UTC is 23:00 of group A's Friday.
  expect(said[1]).toContain('2026-10-02T23:00:00-07:00, in the night of group A (2026-10-02), 75 % of the way');
  expect(virtual.progress()).toBeUndefined();
  progress.begin(at('2026-10-02T12:00:00Z'), at('2026-10-02T12:00:00Z'));
  progress.waitsFor(['execution sync-check-03', '2 in queue text-urgent']);
  expect(virtual.progress()).toMatch(/100 % .*; waits for execution sync-check-03, 2 in queue text-urgent$/);
  progress.waitsFor(['EMS 1', 'EMS 2', 'EMS 3', 'EMS 4', 'EMS 5', 'EMS 6']);
  expect(virtual.progress()).toMatch(/; waits for EMS 1, EMS 2, EMS 3, EMS 4 and 2 more$/);
});
