import { expect, it } from 'vitest';
import { toSchedule } from '../../../lib/local/scheduler/schedule.ts';
import { createVirtualScheduler } from '../../../lib/local/scheduler/virtual-scheduler.ts';
import { Temporal } from '../../../lib/shared/time.ts';

const at = (text: string) => Temporal.Instant.from(text);

const scheduler = () => {
  let now = at('2026-10-02T12:00:00Z');
  const fired: string[] = [];
  const daily = { name: 'daily', group: 'default', expression: 'cron(0 6 * * ? *)', timeZone: 'UTC' };
  const schedules = [toSchedule({ ...daily, targetArn: 'arn:x', input: '{}', deleteAfterwards: false })];
  const virtual = createVirtualScheduler(
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
      quiet: async () => undefined,
    },
    () => undefined,
  );
  return { virtual, fired };
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
