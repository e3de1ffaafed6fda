import { describe, expect, it } from 'vitest';
import { type Participants, progressOf } from '../../../lib/releases/domain/completion.ts';
import { aSchedule, aTask } from '../sample-schedule.ts';

const COUNTIES: Participants = { all: ['01', '02', '03'], new: ['03'] };
const said = (...words: readonly (readonly [string, string | null])[]) =>
  words.map(([task, county]) => ({ task, county }));

const one = (
  part: Parameters<typeof aTask>[0],
  confirmations = said(),
  participants = COUNTIES,
  completed: string[] = [],
) => {
  const [progress] = progressOf(aSchedule({ tasks: [aTask(part)], completed }), participants, confirmations);
  return progress && [progress.missing, progress.stateMissing, progress.done];
};

describe('how far a task is', () => {
  it.each([
    ['nobody has confirmed', {}, said(), [['01', '02', '03'], false, false]],
    ['some counties have', {}, said(['1', '02']), [['01', '03'], false, false]],
    ['all counties have', {}, said(['1', '02'], ['1', '01'], ['1', '03']), [[], false, true]],
    ['another task was confirmed', {}, said(['2', '01']), [['01', '02', '03'], false, false]],
    ['a county that does not take part has', {}, said(['1', '58']), [['01', '02', '03'], false, false]],
    ['it is for new counties', { entities: ['new-counties'] }, said(['1', '03']), [[], false, true]],
    ['it is the state’s', { entities: ['sos', 'cgi'] }, said(), [[], true, false]],
    ['the state has', { entities: ['sos', 'cgi'] }, said(['1', null]), [[], false, true]],
    ['a county has, for the state', { entities: ['sos'] }, said(['1', '01']), [[], true, false]],
    [
      'the state has, and a county has not',
      { entities: ['all-cte-counties', 'sos'] },
      said(['1', null], ['1', '01'], ['1', '02']),
      [['03'], false, false],
    ],
    ['it has no end', { end: { kind: 'ongoing' } }, said(['1', '02'], ['1', '01'], ['1', '03']), [[], false, false]],
  ] as const)('when %s', (_, task, confirmations, expected) => {
    expect(one(task as Parameters<typeof aTask>[0], [...confirmations])).toEqual(expected);
  });

  it('is done when it was done at publication, whoever has joined since', () => {
    expect(one({}, said(), { all: ['01', '44'], new: ['44'] }, ['1'])).toEqual([[], false, true]);
  });

  it('is not done while no county takes part', () => {
    expect(one({}, said(), { all: [], new: [] })).toEqual([[], false, false]);
  });
});
