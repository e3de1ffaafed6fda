import { describe, expect, it } from 'vitest';
import { faultsOf } from '../../../lib/releases/domain/faults.ts';
import { KNOWN_SCHEDULES } from '../../../lib/releases/domain/known-schedules.ts';
import { compareRevisions } from '../../../lib/releases/domain/revision-diff.ts';
import { findingsOf } from '../../../lib/releases/domain/rules.ts';
import { Temporal } from '../../../lib/shared/time.ts';

const [august, november] = KNOWN_SCHEDULES;
if (august === undefined || november === undefined) throw new Error('Both schedules are known.');

const RECALL = {
  name: 'the California Gubernatorial Recall Election',
  date: Temporal.PlainDate.from('2021-09-14'),
};
const PRIMARY = { name: 'the Statewide Direct Primary Election', date: Temporal.PlainDate.from('2022-06-07') };
const facts = { statewideElections: [RECALL, PRIMARY], confirmations: [] };

describe('the schedule of the release of November 21, 2021', () => {
  it('and its original are schedules without a fault', () => {
    expect([august, november].map((schedule) => [schedule.revision, faultsOf(schedule)])).toEqual([
      [1, []],
      [2, []],
    ]);
  });

  it('in the original is released 37 days before the recall, which the rules find, and say what they cannot judge', () => {
    expect(findingsOf(august, facts)).toEqual([
      {
        rule: 'release-freeze',
        kind: 'violated',
        sentence:
          'August 8, 2021, is 37 days before the California Gubernatorial Recall Election on September 14, 2021. 60 days are kept free. No written approval is on record.',
      },
      {
        rule: 'acceptance-test-before-release',
        kind: 'not-judged',
        sentence: 'It is not known when task 19 ends.',
      },
    ]);
  });

  it('keeps every rule in its revision', () => {
    expect(findingsOf(november, facts)).toEqual([]);
  });

  it('has slipped by 105 days: what was done is frozen, what is done again is later, task by task', () => {
    const change = compareRevisions(august, november);
    expect(change.releases).toEqual({ votecal: 105, ems: 105 });
    expect(
      change.tasks.map((task) => {
        const again = task.kind === 'added' ? task.again : undefined;
        return [task.number, task.kind, again && [again.number, again.slip.start, again.slip.end]];
      }),
    ).toEqual([
      ...['1', '2', '3', '4', '5', '6a', '6b', '7', '8', '9', '10', '11', '12', '13'].map((number) => [
        number,
        'frozen',
        undefined,
      ]),
      // July 2 to October 4, July 9 to October 8.
      ['14', 'added', ['10', 94, 91]],
      ['15', 'added', ['11', 87, 91]],
      ['16', 'added', undefined],
      ['17', 'added', ['12', 92, 92]],
      ['18', 'added', undefined],
      ['19', 'changed', undefined],
    ]);
    expect(change.tasks.find(({ number }) => number === '19')).toMatchObject({
      fields: ['start', 'end', 'what it waits for'],
      slip: { start: undefined, end: undefined },
    });
  });
});
