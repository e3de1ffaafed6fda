import { describe, expect, it } from 'vitest';
import { KNOWN_SCHEDULES } from '../../../lib/releases/domain/known-schedules.ts';
import { type Memo, memoOf } from '../../../lib/releases/domain/memo.ts';
import { PRINTED_LINES, PRINTED_ROWS } from '../cases/printed-memo.ts';
import { aSchedule, aTask } from '../sample-schedule.ts';

/** Every line of a memorandum in its order, as the printed text has them. */
const linesOf = (memo: Memo): string[] => [
  ...memo.letterhead,
  memo.date,
  memo.title,
  `TO: ${memo.to}`,
  `FROM: ${memo.from[0]}`,
  memo.from[1],
  `RE: ${memo.re}`,
  ...memo.paragraphs,
  'Attachment',
  memo.attachment,
  ...memo.heading,
  memo.introduction,
  memo.columns.join('\t'),
  ...memo.remaining.map((row) => row.join('\t')),
  memo.completedHeading,
  ...memo.completed.map((row) => row.join('\t')),
  memo.note,
];

const [august, november] = KNOWN_SCHEDULES;
const memo = november && memoOf(november, august);
if (memo === undefined) throw new Error('The schedule of November has a memorandum.');
const rows = [...memo.remaining, ...memo.completed];

describe('memorandum #21144, laid beside what was published', () => {
  it('has the printed table’s rows, no more and no fewer', () => {
    expect(PRINTED_ROWS).toHaveLength(20);
    expect(rows.map(([number]) => number)).toEqual(PRINTED_ROWS.map(([number]) => number));
  });

  it.each(PRINTED_ROWS)('says of task %s what was printed', (number, ...printed) => {
    expect(rows.find((row) => row[0] === number)?.slice(1)).toEqual(printed);
  });

  it('is the printed memorandum, line by line', () => {
    expect(linesOf(memo)).toEqual(PRINTED_LINES);
  });
});

describe('a memorandum about another schedule', () => {
  const head = { number: '26001', date: '2026-03-02', from: { name: 'A. Person', title: 'Analyst' }, secretary: 'S.' };
  const planned = aSchedule({ memo: head });

  it('of a first schedule speaks of no delay', () => {
    const [first, , third] = memoOf(planned, undefined)?.paragraphs ?? [];
    expect(first).toMatch(/^The VoteCal Release is planned for June 1, 2026\. /);
    expect(third).toMatch(/^The CTE schedule for the June 1, 2026, release is attached\./);
  });

  it('says of a release that comes earlier that it was brought forward', () => {
    const later = aSchedule({ releasesOn: { votecal: '2026-07-01', ems: '2026-07-01' } });
    expect(memoOf(planned, later)?.paragraphs[0]).toMatch(
      /^As you are aware, the VoteCal Release was brought forward from July 1, 2026, to June 1, 2026\. /,
    );
  });

  it('has none of what is not known', () => {
    expect(memoOf(aSchedule({ memo: null }), undefined)).toBeUndefined();
  });

  it.each([
    [[], ''],
    [['1'], ' Step 1 has been completed.'],
    [['1', '2'], ' Steps 1 and 2 have been completed.'],
    [['1', '2', '3'], ' Steps 1 through 3 have been completed.'],
    [['1', '2', '4'], ' Steps 1, 2 and 4 have been completed.'],
    // A part of step 6 remains.
    [['1', '2', '3', '4', '6a'], ' Steps 1 through 4 have been completed.'],
    [['1', '2', '3', '4', '6a', '6b'], ' Steps 1, 2, 3, 4 and 6 have been completed.'],
  ])('with %j done ends its introduction with “%s”', (completed, ending) => {
    const tasks = ['1', '2', '3', '4', '6a', '6b'].map((number) => aTask({ number }));
    const introduction = memoOf(aSchedule({ memo: head, tasks, completed }), undefined)?.introduction ?? '';
    expect(introduction.slice(introduction.indexOf('SOS.') + 4)).toBe(ending);
  });
});
