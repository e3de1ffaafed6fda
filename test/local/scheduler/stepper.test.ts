import { describe, expect, it } from 'vitest';
import { type Schedule, toSchedule } from '../../../lib/local/scheduler/schedule.ts';
import { catchUp, moveForward, type StepperParts } from '../../../lib/local/scheduler/stepper.ts';
import { Temporal } from '../../../lib/shared/time.ts';

const at = (text: string) => Temporal.Instant.from(text);

const schedule = (name: string, expression: string, input = '{}', deleteAfterwards = false): Schedule =>
  toSchedule({ name, group: 'default', expression, timeZone: 'UTC', targetArn: 'arn:x', input, deleteAfterwards });

const SWEEP = schedule('sweep', 'rate(1 minute)', '{"sweep":true}');

/** A stage that stands still: its clock ticks only when it is set, and it writes down what happens. */
const stage = (schedules: Schedule[], due: string[] = []) => {
  let now = at('2026-10-02T00:00:00Z');
  const log: string[] = [];
  const parts: StepperParts = {
    clock: {
      now: () => now,
      set: async (instant) => {
        now = instant;
      },
    },
    schedules: async () => schedules,
    fire: async ({ name }, moment) => {
      log.push(`${moment.toString({ smallestUnit: 'minute' })} ${name} at ${now.toString({ smallestUnit: 'minute' })}`);
    },
    afterFiring: async (fired) => {
      if (fired.deleteAfterwards) schedules.splice(schedules.indexOf(fired), 1);
    },
    nextDue: async (after) =>
      due
        .map(at)
        .filter((moment) => Temporal.Instant.compare(moment, after) > 0)
        .sort(Temporal.Instant.compare)[0],
    quiet: async () => {
      log.push('quiet');
    },
  };
  return { parts, log, now: () => now };
};

describe('moving the clock', () => {
  it('fires everything in between in order, each with the clock at its moment, and waits after each', async () => {
    const { parts, log, now } = stage([schedule('b', 'cron(0 3 * * ? *)'), schedule('a', 'cron(0 1,3 * * ? *)')]);
    await moveForward(parts, at('2026-10-02T04:00:00Z'));
    expect(log).toEqual([
      'quiet',
      '2026-10-02T01:00Z a at 2026-10-02T01:00Z',
      'quiet',
      '2026-10-02T03:00Z b at 2026-10-02T03:00Z',
      '2026-10-02T03:00Z a at 2026-10-02T03:00Z',
      'quiet',
      'quiet',
    ]);
    expect(now().toString()).toBe('2026-10-02T04:00:00Z');
  });

  it('fires a schedule at the very moment to which the clock is moved, and not again afterwards', async () => {
    const { parts, log } = stage([schedule('a', 'cron(0 1 * * ? *)')]);
    await moveForward(parts, at('2026-10-02T01:00:00Z'));
    await moveForward(parts, at('2026-10-02T02:00:00Z'));
    expect(log.filter((line) => line.includes(' a '))).toHaveLength(1);
  });

  it('fires a schedule that another firing has just created, in its turn', async () => {
    const schedules = [schedule('a', 'cron(0 1 * * ? *)')];
    const { parts, log } = stage(schedules);
    const creating: StepperParts = {
      ...parts,
      fire: async (fired, moment) => {
        await parts.fire(fired, moment);
        if (fired.name === 'a') schedules.push(schedule('once', 'at(2026-10-02T02:30:00)', '{}', true));
      },
    };
    await moveForward(creating, at('2026-10-02T23:00:00Z'));
    expect(log).toContain('2026-10-02T02:30Z once at 2026-10-02T02:30Z');
    expect(schedules.map(({ name }) => name)).toEqual(['a']);
  });

  it('sweeps at the beginning, at each due minute, at the end, and at no other of the 43,200 minutes', async () => {
    const { parts, log } = stage([SWEEP], ['2026-10-05T01:00:00Z', '2026-10-05T01:00:00Z', '2026-10-20T15:30:00Z']);
    await moveForward(parts, at('2026-11-01T00:00:00Z'));
    expect(log.filter((line) => line !== 'quiet')).toEqual([
      '2026-10-02T00:00Z sweep at 2026-10-02T00:00Z',
      '2026-10-05T01:00Z sweep at 2026-10-05T01:00Z',
      '2026-10-20T15:30Z sweep at 2026-10-20T15:30Z',
      '2026-11-01T00:00Z sweep at 2026-11-01T00:00Z',
    ]);
  });

  it('sweeps once in a move of a few seconds, at its end, and at both ends when anything fires in between', async () => {
    const quietly = stage([SWEEP, schedule('a', 'cron(0 1 * * ? *)')]);
    await moveForward(quietly.parts, at('2026-10-02T00:00:01Z'));
    expect(quietly.log).toEqual(['2026-10-02T00:00Z sweep at 2026-10-02T00:00Z', 'quiet']);
    expect(quietly.now().toString()).toBe('2026-10-02T00:00:01Z');
    const eventful = stage([SWEEP, schedule('a', 'at(2026-10-02T00:00:10)')]);
    await moveForward(eventful.parts, at('2026-10-02T00:00:30Z'));
    const names = eventful.log.filter((line) => line !== 'quiet').map((line) => line.split(' ')[1]);
    expect(names).toEqual(['sweep', 'a', 'sweep']);
  });

  it('keeps the order between a sweep and a schedule: what becomes due at 18:00 is swept before 19:00', async () => {
    const { parts, log } = stage([SWEEP, schedule('a', 'cron(0 17,19 * * ? *)')], ['2026-10-02T18:00:00Z']);
    await moveForward(parts, at('2026-10-02T20:00:00Z'));
    const names = log.filter((line) => line !== 'quiet').map((line) => line.slice(11).split(' at ')[0]);
    expect(names).toEqual(['00:00Z sweep', '17:00Z a', '18:00Z sweep', '19:00Z a', '20:00Z sweep']);
  });

  it('is not caught by a row that no sweep can settle', async () => {
    const { parts, log } = stage([SWEEP], ['2026-10-02T00:00:00Z']);
    await moveForward(parts, at('2026-10-03T00:00:00Z'));
    expect(log.filter((line) => line.includes('sweep'))).toHaveLength(2);
  });
});

it('fires in real time what the ticking clock has passed: several minutes of one sweep are one sweep', async () => {
  const { parts, log } = stage([SWEEP, schedule('a', 'cron(2 0 * * ? *)')]);
  await catchUp(parts, at('2026-10-02T00:00:30Z'), at('2026-10-02T00:05:00Z'));
  expect(log.map((line) => line.split(' ')[1])).toEqual(['a', 'sweep']);
});
