import type { Schedule } from '../../lib/releases/domain/schedule.ts';
import type { Task } from '../../lib/releases/domain/task.ts';
import type { When } from '../../lib/releases/domain/when.ts';

/** A day of a schedule. */
export const on = (date: string, time?: string): When => ({
  kind: 'on',
  date,
  ...(time === undefined ? {} : { time }),
});

/** A task of every county, from May 4 to May 8, 2026. */
export const aTask = (part: Partial<Task> = {}): Task => ({
  number: '1',
  entities: ['all-cte-counties'],
  description: 'Install the release',
  notes: [],
  start: on('2026-05-04'),
  end: on('2026-05-08'),
  action: 'install-ems-release',
  after: [],
  ...part,
});

/** An invented release of June 1, 2026: an installation, and the acceptance test behind it. */
export const aSchedule = (part: Partial<Schedule> = {}): Schedule => ({
  release: 'votecal-2026',
  revision: 1,
  publishedOn: '2026-03-02',
  reason: null,
  releasesOn: { votecal: '2026-06-01', ems: '2026-06-01' },
  tasks: [
    aTask(),
    aTask({
      number: '2',
      entities: ['all-cte-counties', 'sos'],
      action: 'acceptance-test',
      start: on('2026-05-11'),
      end: on('2026-05-22'),
      after: ['1'],
    }),
  ],
  completed: [],
  approvals: [],
  memo: null,
  ...part,
});
