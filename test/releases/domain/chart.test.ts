import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chartOf } from '../../../lib/releases/domain/chart.ts';
import { progressOf } from '../../../lib/releases/domain/completion.ts';
import { KNOWN_SCHEDULES } from '../../../lib/releases/domain/known-schedules.ts';
import { Temporal } from '../../../lib/shared/time.ts';
import { SCHEDULE, WHEN } from '../arbitrary-schedules.ts';
import { aSchedule, aTask, on } from '../sample-schedule.ts';

const NOBODY = { all: [], new: [] };
const today = Temporal.PlainDate.from('2021-10-06');

describe('the chart of a schedule', () => {
  it('has a bar as long as each task, over whole days', () => {
    const tasks = [
      aTask({ start: on('2026-05-01'), end: on('2026-05-02') }),
      aTask({ number: '2', start: on('2026-05-10'), end: on('2026-05-10') }),
    ];
    const schedule = aSchedule({ tasks, releasesOn: { votecal: '2026-05-10', ems: '2026-05-10' } });
    const chart = chartOf(schedule, progressOf(schedule, NOBODY, []), Temporal.PlainDate.from('2026-05-06'));
    expect(chart.bars.map(({ left, width }) => [left, width])).toEqual([
      [0, 0.2],
      [0.9, expect.closeTo(0.1)],
    ]);
    expect([chart.today, chart.release]).toEqual([0.5, 1]);
  });

  it('of November 21, 2021, begins with its first day and marks its months', () => {
    const november = KNOWN_SCHEDULES[1];
    const chart = november && chartOf(november, progressOf(november, NOBODY, []), today);
    expect([chart?.from.toString(), chart?.to.toString()]).toEqual(['2021-05-25', '2021-11-21']);
    expect(chart?.months.map(({ day }) => day.month)).toEqual([6, 7, 8, 9, 10, 11]);
    expect(chart?.bars.filter(({ isOpen }) => isOpen.start).map(({ task }) => task.number)).toEqual(['1', '2', '3']);
    expect(chart?.bars.filter(({ isOpen }) => isOpen.end).map(({ task }) => task.number)).toEqual(['18']);
  });

  it('keeps every bar inside, and names every task once', () => {
    fc.assert(
      fc.property(
        SCHEDULE,
        fc.array(WHEN, { maxLength: 12 }),
        fc.array(WHEN, { maxLength: 12 }),
        (schedule, starts, ends) => {
          const tasks = schedule.tasks.map((task, index) => ({
            ...task,
            start: starts[index] ?? task.start,
            end: ends[index] ?? task.end,
          }));
          const odd = { ...schedule, tasks };
          const chart = chartOf(odd, progressOf(odd, NOBODY, []), today);
          const named = [...chart.bars.map(({ task }) => task), ...chart.undated].map(({ number }) => number);
          expect(named.toSorted()).toEqual(tasks.map(({ number }) => number).toSorted());
          for (const { left, width } of chart.bars) {
            expect(left).toBeGreaterThanOrEqual(0);
            expect(left + width).toBeLessThanOrEqual(1 + 1e-9);
          }
        },
      ),
    );
  });
});
