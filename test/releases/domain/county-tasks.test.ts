import { describe, expect, it } from 'vitest';
import { progressOf } from '../../../lib/releases/domain/completion.ts';
import { completionByCounty } from '../../../lib/releases/domain/completion-by-county.ts';
import { countyTasks, countyWeek, stateWeek, weekFrom } from '../../../lib/releases/domain/county-tasks.ts';
import { KNOWN_SCHEDULES } from '../../../lib/releases/domain/known-schedules.ts';
import { Temporal } from '../../../lib/shared/time.ts';

const november = KNOWN_SCHEDULES[1];
if (november === undefined) throw new Error('The schedule of November is known.');
const COUNTIES = { all: ['03', '19', '44'], new: ['44'] };
const at = (text: string) => Temporal.Instant.from(text);

const words = (...said: readonly (readonly [string, string | null])[]) =>
  said.map(([task, county]) => ({ task, county, at: at('2021-10-08T17:00:00Z') }));

const weekOf = (county: string | null, now: string, confirmations = words()) => {
  const tasks = countyTasks(progressOf(november, COUNTIES, confirmations), confirmations, county, at(now));
  return countyWeek(tasks, weekFrom(at(now))).map(({ task, state }) => `${task.number} ${state}`);
};

describe('what a county has to do this week, by the schedule of November 21, 2021', () => {
  // Pacific daylight time is seven hours behind UTC.
  it.each([
    ['September 27: nothing begins until Sunday, October 3', '2021-09-27T19:00:00Z', words(), []],
    ['September 28: its release is to be installed from Monday on', '2021-09-28T19:00:00Z', words(), ['14 ahead']],
    ['October 4, as it begins', '2021-10-04T07:00:00Z', words(), ['14 open']],
    ['October 6: the smoke test is on Tuesday', '2021-10-06T19:00:00Z', words(), ['14 open', '17 ahead', '18 ahead']],
    ['October 8, its last second', '2021-10-09T06:59:59Z', words(), ['14 open', '17 ahead', '18 ahead']],
    ['October 9, when it is over', '2021-10-09T07:00:00Z', words(), ['14 overdue', '17 ahead', '18 ahead']],
    ['October 9, when the county has confirmed', '2021-10-09T07:00:00Z', words(['14', '03']), ['17 ahead', '18 ahead']],
    [
      'October 9, when another has',
      '2021-10-09T07:00:00Z',
      words(['14', '19']),
      ['14 overdue', '17 ahead', '18 ahead'],
    ],
    ['October 13', '2021-10-13T19:00:00Z', words(['14', '03']), ['17 held', '18 held']],
    ['November 1', '2021-11-01T19:00:00Z', words(['14', '03'], ['17', '03']), ['19 ahead', '18 held']],
  ] as const)('%s', (_, now, confirmations, expected) => {
    expect(weekOf('03', now, [...confirmations])).toEqual(expected);
  });

  it('is of SOS what it, CGI and the vendors do', () => {
    expect(weekOf(null, '2021-10-06T19:00:00Z')).toEqual(['15 open', '16 ahead']);
    expect(weekOf(null, '2021-10-09T19:00:00Z', words(['15', null], ['16', '03']))).toEqual(['16 overdue']);
  });

  it('is nothing for a county that takes no part', () => {
    expect(weekOf('58', '2021-10-06T19:00:00Z')).toEqual([]);
  });

  it.each([
    ['2021-09-27T19:00:00Z', words(), []],
    ['2021-09-30T19:00:00Z', words(), ['15']],
    ['2021-10-06T19:00:00Z', words(), ['15', '16']],
    ['2021-10-06T19:00:00Z', words(['15', null]), ['16']],
    ['2021-10-20T19:00:00Z', words(), []],
  ] as const)('shows what SOS does in it that a county notices: %s', (now, confirmations, expected) => {
    const progress = progressOf(november, COUNTIES, [...confirmations]);
    expect(stateWeek(progress, weekFrom(at(now))).map(({ number }) => number)).toEqual(expected);
  });
});

describe('completion by county', () => {
  const confirmations = words(['14', '03'], ['17', '03'], ['14', '44']);
  const progress = progressOf(november, COUNTIES, confirmations);
  const completion = completionByCounty(progress, confirmations, ['03', '19', '44', '58'], at('2021-10-13T19:00:00Z'));

  it('counts each county’s tasks, those with something overdue first, and leaves out who takes no part', () => {
    expect(completion.map(({ county, counts }) => [county, counts])).toEqual([
      ['19', { done: 3, overdue: 1, open: 0, held: 2, ahead: 1, undated: 0 }],
      ['03', { done: 5, overdue: 0, open: 0, held: 1, ahead: 1, undated: 0 }],
      // A new county has the tasks of new counties too; those were done by August.
      ['44', { done: 7, overdue: 0, open: 0, held: 2, ahead: 1, undated: 0 }],
    ]);
  });

  it('says when a county confirmed', () => {
    const amador = completion.find(({ county }) => county === '03');
    const install = amador?.tasks.find(({ task }) => task.number === '14');
    expect([install?.state, install?.confirmedAt?.toString()]).toEqual(['done', '2021-10-08T17:00:00Z']);
    expect(amador?.tasks.find(({ task }) => task.number === '6a')).toMatchObject({ state: 'done', confirmedAt: null });
  });
});
