import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renamed, rewritten, slipped } from '../../../lib/releases/domain/revision.ts';
import { compareRevisions } from '../../../lib/releases/domain/revision-diff.ts';
import { APPROVAL_KINDS, type Approval, type Schedule } from '../../../lib/releases/domain/schedule.ts';
import type { Task } from '../../../lib/releases/domain/task.ts';
import { daysBetween } from '../../../lib/releases/domain/when.ts';
import { releasedLater, SCHEDULE } from '../arbitrary-schedules.ts';
import { aSchedule, aTask, on } from '../sample-schedule.ts';

const revision = (days: number, completed: readonly string[] = []) => ({
  publishedOn: '2026-04-01',
  reason: 'an election',
  releasesOn: releasedLater(days),
  memo: null,
  completed,
});

const slip = (schedule: Schedule, days: number, completed?: readonly string[]): Schedule => {
  const next = slipped(schedule, revision(days, completed));
  if (!next.ok) throw new Error(next.error.map(({ sentence }) => sentence).join(' '));
  return next.value;
};

describe('a release that slips', () => {
  it('moves what remains by as many days and freezes what is done', () => {
    fc.assert(
      fc.property(SCHEDULE, fc.integer({ min: 0, max: 300 }), (before, days) => {
        const after = slip(before, days);
        expect(after.revision).toBe(before.revision + 1);
        for (const [index, task] of after.tasks.entries()) {
          const was = before.tasks[index];
          if (was === undefined) throw new Error('A task came from nowhere.');
          const moved = before.completed.includes(task.number) ? 0 : days;
          expect([daysBetween(was.start, task.start), daysBetween(was.end, task.end)]).toEqual([moved, moved]);
          expect({ ...task, start: was.start, end: was.end }).toEqual(was);
        }
      }),
    );
  });

  it('slips twice as it slips once, where nothing is done in between', () => {
    fc.assert(
      fc.property(SCHEDULE, fc.nat(150), fc.nat(150), (before, first, second) => {
        const twice = slip(slip(before, first), first + second);
        expect(twice).toEqual({ ...slip(before, first + second), revision: before.revision + 2 });
      }),
    );
  });

  it('leaves the days of what was done in between where the first slip put them', () => {
    fc.assert(
      fc.property(
        SCHEDULE,
        fc.nat(150),
        fc.nat(150),
        fc.infiniteStream(fc.boolean()),
        (before, first, second, coin) => {
          const once = slip(before, first);
          const done = once.tasks.map(({ number }) => number).filter(() => coin.next().value);
          const twice = slip(once, first + second, done);
          for (const task of once.tasks.filter(({ number }) => twice.completed.includes(number)))
            expect(twice.tasks).toContainEqual(task);
          expect(twice.completed.toSorted()).toEqual([...new Set([...before.completed, ...done])].toSorted());
        },
      ),
    );
  });

  it('leaves the schedule before as it was', () => {
    fc.assert(
      fc.property(SCHEDULE, fc.nat(300), (before, days) => {
        const copy = structuredClone(before);
        slip(before, days);
        expect(before).toEqual(copy);
      }),
    );
  });

  it('says of each task what the two revisions say', () => {
    fc.assert(
      fc.property(SCHEDULE, fc.integer({ min: 1, max: 300 }), (before, days) => {
        const change = compareRevisions(before, slip(before, days));
        expect(change.releases).toEqual({ votecal: days, ems: days });
        for (const task of change.tasks) {
          const done = before.completed.includes(task.number);
          expect(task.kind).toBe(done ? 'frozen' : 'changed');
          if (task.kind === 'changed')
            expect(task).toMatchObject({ fields: ['start', 'end'], slip: { start: days, end: days } });
        }
      }),
    );
  });

  it('keeps hours and words', () => {
    const tasks = [
      aTask({ start: on('2026-05-04', '23:00'), end: on('2026-05-04', '23:00') }),
      aTask({ number: '2', start: { kind: 'not-applicable' }, end: { kind: 'ongoing' } }),
    ];
    const after = slip(aSchedule({ tasks, releasesOn: releasedLater(0) }), 7);
    expect(after.tasks.map(({ start, end }) => [start, end])).toEqual([
      [on('2026-05-11', '23:00'), on('2026-05-11', '23:00')],
      [{ kind: 'not-applicable' }, { kind: 'ongoing' }],
    ]);
  });

  it('can come before the planned end of a task that is done, for nothing waits for it any more', () => {
    const before = aSchedule({ releasesOn: releasedLater(0), completed: ['1'] });
    expect(slipped(before, revision(-30))).toMatchObject({ ok: true });
    expect(slipped({ ...before, completed: [] }, revision(-30))).toMatchObject({ ok: true });
  });

  it.each([
    [{ start: { kind: 'on', date: '9999-12-20' }, end: { kind: 'ongoing' } }, 'starts after the release'],
    [{ start: { kind: 'not-applicable' }, end: { kind: 'on', date: '2026-12-20' } }, 'ends after the release'],
  ] as const)('has no task that %j', (days, says) => {
    const [first = aTask(), ...others] = aSchedule({ releasesOn: releasedLater(0) }).tasks;
    const before = aSchedule({ releasesOn: releasedLater(0) });
    const next = rewritten(before, revision(0), [{ ...first, ...days }, ...others]);
    expect(next).toMatchObject({ ok: false });
    expect(!next.ok && next.error.some(({ sentence }) => sentence.includes(says))).toBe(true);
  });

  it('has as many open tasks as can be led', () => {
    const before = aSchedule({ releasesOn: releasedLater(0) });
    const [first = aTask()] = before.tasks;
    const tasks = (count: number) =>
      Array.from({ length: count }, (_, index) => ({ ...first, number: String(index + 1), after: [] }));
    expect(rewritten(before, revision(0), tasks(40))).toMatchObject({ ok: true });
    const tooMany = rewritten(before, revision(0), tasks(41));
    expect(!tooMany.ok && tooMany.error.map(({ task }) => task)).toEqual(['41']);
  });

  it('gives no number that somebody has confirmed to something else', () => {
    const { tasks } = aSchedule({ releasesOn: releasedLater(0) });
    const [first = aTask(), ...others] = tasks;
    const install: Task = { ...first, notes: ['install-before-reconnecting'] };
    expect(renamed(tasks, [install, ...others], [])).toEqual([]);
    expect(renamed(tasks, [install, ...others], ['1']).map(({ task }) => task)).toEqual(['1']);
    expect(renamed(tasks, [{ ...first, description: 'In other words' }, ...others], ['1'])).toEqual([]);
  });
});

describe('the approvals on record', () => {
  const approval = (kind: Approval['kind']): Approval => ({ kind, by: 'A. Person', on: '2026-03-01', reference: 'x' });
  const approvals = APPROVAL_KINDS.map(approval);
  const before = aSchedule({ releasesOn: releasedLater(0), approvals });
  const kinds = (next: ReturnType<typeof slipped>) => next.ok && next.value.approvals.map(({ kind }) => kind);
  const [first = aTask(), second = aTask()] = before.tasks;

  it.each<[string, ReturnType<typeof slipped>, readonly Approval['kind'][]]>([
    ['stand while nothing changes', rewritten(before, revision(0), [second, first]), APPROVAL_KINDS],
    [
      'of the schedule end with another task',
      rewritten(before, revision(0), [first, { ...second, description: 'Something else' }]),
      ['release-before-election'],
    ],
    [
      'of the schedule end with one task more',
      rewritten(before, revision(0), [first, second, aTask({ number: '9' })]),
      ['release-before-election'],
    ],
    ['end with other days of release', slipped(before, revision(7)), []],
    [
      'end when the EMSs alone move',
      rewritten(before, { ...revision(0), releasesOn: { ...before.releasesOn, ems: '2026-08-10' } }, before.tasks),
      [],
    ],
    [
      'are added to',
      rewritten(before, { ...revision(0), approvals: [...approvals, approval('schedule')] }, before.tasks),
      [...APPROVAL_KINDS, 'schedule'],
    ],
  ])('%s', (_, next, left) => {
    expect(kinds(next)).toEqual(left);
  });
});

describe('a schedule that is written anew', () => {
  const before = aSchedule({ completed: ['1'], releasesOn: releasedLater(0) });
  const [first = aTask(), second = aTask()] = before.tasks;
  const sentences = (tasks: Schedule['tasks'], completed: readonly string[] = []) => {
    const next = rewritten(before, revision(0, completed), tasks);
    return next.ok ? [] : next.error.map(({ sentence }) => sentence);
  };

  it('may change, add and remove what remains', () => {
    const moved = { ...second, start: on('2026-06-01'), end: on('2026-06-05') };
    const again = aTask({ number: '3', repeats: '1', start: on('2026-05-20'), end: on('2026-05-21') });
    const next = rewritten(before, revision(0), [again, moved, first]);
    expect(next.ok && next.value.tasks.map(({ number }) => number)).toEqual(['1', '2', '3']);
    const change = next.ok ? compareRevisions(before, next.value).tasks : [];
    expect(change.map(({ kind }) => kind)).toEqual(['frozen', 'changed', 'added']);
    expect(change.at(-1)).toMatchObject({ again: { number: '1', slip: { start: 16, end: 13 } } });
    expect(sentences([first])).toEqual([]);
  });

  it.each([
    [
      'changes what is done',
      [{ ...first, end: on('2026-05-09') }, second],
      'Task 1 is done and stays as it was; here it was changed.',
    ],
    ['leaves out what is done', [{ ...second, after: [] }], 'Task 1 is done and stays as it was; here it is missing.'],
    ['has a task twice', [first, second, second], 'Task 2 stands in the schedule twice.'],
    ['waits for what is not there', [first, { ...second, after: ['9'] }], 'Task 2 names task 9, which is not there.'],
    ['waits for itself', [first, { ...second, after: ['2'] }], 'Task 2 waits for itself.'],
    ['ends before it starts', [first, { ...second, start: on('2026-05-23') }], 'Task 2 ends before it starts.'],
    [
      'ends after the release',
      [first, { ...second, end: on('2026-08-04') }],
      'Task 2 ends after the release on August 3, 2026.',
    ],
  ])('is refused when it %s', (_, tasks, sentence) => {
    expect(sentences(tasks)).toContain(sentence);
  });

  it('is refused when tasks wait in a circle', () => {
    const two = { ...second, after: ['3'] };
    const three = { ...second, number: '3', after: ['2'] };
    expect(sentences([first, two, three])).toEqual([
      'Task 2 is in a circle of tasks that wait.',
      'Task 3 is in a circle of tasks that wait.',
    ]);
  });

  it('freezes what has been done since, too', () => {
    expect(sentences([first, { ...second, end: on('2026-05-23') }], ['2'])).toEqual([
      'Task 2 is done and stays as it was; here it was changed.',
    ]);
  });
});
