import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KNOWN_SCHEDULES } from '../../../lib/releases/domain/known-schedules.ts';
import { readScheduleCsv, scheduleCsv } from '../../../lib/releases/domain/schedule-csv.ts';
import { byNumber } from '../../../lib/releases/domain/task.ts';
import { readCsv } from '../../../lib/shared/csv.ts';
import { SCHEDULE, WHEN } from '../arbitrary-schedules.ts';
import { PRINTED_ROWS } from '../cases/printed-memo.ts';

const HEADER = '#,Responsible Entity,Task,Start,End,Action,After,Repeats,Completed';
const ROW = '1,SOS/CGI,Install,10/4/2021,10/8/2021,install-votecal-release,,,no';

describe('a schedule as a CSV', () => {
  it.each(KNOWN_SCHEDULES.map((schedule) => [schedule.revision, schedule] as const))(
    'brings revision %s of the release of 2021 back as it was',
    (_, schedule) => {
      const read = readScheduleCsv(scheduleCsv(schedule));
      if (!read.ok) throw new Error(JSON.stringify(read.error));
      expect(read.value.tasks.toSorted((a, b) => byNumber(a.number, b.number))).toEqual(schedule.tasks);
      expect(read.value.completed).toEqual(schedule.completed);
    },
  );

  it('has the printed memorandum’s rows in its first five columns', () => {
    const november = KNOWN_SCHEDULES[1];
    const read = november && readCsv(scheduleCsv(november));
    expect(read && 'rows' in read && read.rows.slice(1).map((row) => row.slice(0, 5))).toEqual(PRINTED_ROWS);
  });

  it('brings every schedule back as it was', () => {
    fc.assert(
      fc.property(SCHEDULE, fc.array(WHEN, { minLength: 12, maxLength: 12 }), (schedule, days) => {
        const tasks = schedule.tasks.map((task, index) => ({ ...task, end: days[index] ?? task.end }));
        const read = readScheduleCsv(scheduleCsv({ ...schedule, tasks }));
        if (!read.ok) throw new Error(JSON.stringify(read.error));
        // Two notes of one task come back in the order of their list.
        const noted = (task: (typeof tasks)[number]) => ({ ...task, notes: task.notes.toSorted() });
        expect(read.value.tasks.toSorted((a, b) => byNumber(a.number, b.number)).map(noted)).toEqual(tasks.map(noted));
        expect(read.value.completed).toEqual(schedule.completed);
      }),
    );
  });

  it.each([
    ['semicolons', ';'],
    ['tabs', '\t'],
  ])('is read as it was where a spreadsheet has written %s', (_, separator) => {
    const [schedule] = KNOWN_SCHEDULES;
    const text = schedule === undefined ? '' : scheduleCsv(schedule);
    const read = readCsv(text);
    const rows = 'rows' in read ? read.rows : [];
    const quoted = (value: string) => (/[";\t]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);
    const other = rows.map((row) => row.map(quoted).join(separator)).join('\r\n');
    expect(other).not.toContain(HEADER);
    expect(readScheduleCsv(`\uFEFF${other}`)).toEqual(readScheduleCsv(text));
  });

  it.each([
    ['entities', ROW.replace('SOS/CGI', `${'SOS/'.repeat(20_000)}SOS`), 'Responsible Entity'],
    ['notes', ROW.replace('Install', `Install${' VOTECAL CTE WILL BE DOWN'.repeat(20_000)}`), 'Task'],
    ['words', ROW.replace('Install', `"${'Install the release. '.repeat(50_000)}"`), 'Task'],
  ])('with more %s than a task can have is refused by line and column', (_, row, column) => {
    const read = readScheduleCsv(`${HEADER}\n${row}\n`);
    expect(read.ok ? [] : read.error.map((fault) => [fault.line, fault.column])).toEqual([[2, column]]);
  });

  it('takes columns and rows in any order, and lines without anything', () => {
    const text = [
      'Action,End,#,Start,Task,Responsible Entity,Completed,After,Repeats',
      '',
      'smoke-test,On-going,2,N/A,Test,Counties,Yes,"1, 3",1',
      ',,,,,,,,',
    ].join('\n');
    expect(readScheduleCsv(text)).toEqual({
      ok: true,
      value: {
        tasks: [
          {
            number: '2',
            entities: ['opted-in-counties'],
            description: 'Test',
            notes: [],
            start: { kind: 'not-applicable' },
            end: { kind: 'ongoing' },
            action: 'smoke-test',
            after: ['1', '3'],
            repeats: '1',
          },
        ],
        completed: ['2'],
      },
    });
  });

  it.each([
    ['a column is missing', HEADER.replace(',Action', ''), [[1, 'Action']]],
    ['there is no task', HEADER, [[1, null]]],
    ['a quote is not closed', `${HEADER}\n1,"SOS`, [[2, null]]],
    ['an entity is not known', `${HEADER}\n${ROW.replace('CGI', 'XYZ')}`, [[2, 'Responsible Entity']]],
    ['a day is not in the calendar', `${HEADER}\n${ROW.replace('10/8', '2/30')}`, [[2, 'End']]],
    ['an hour is not on the clock', `${HEADER}\n${ROW.replace('10/4/2021', '10/4/2021 13:00 p.m.')}`, [[2, 'Start']]],
    ['an action is not known', `${HEADER}\n${ROW.replace('install-votecal', 'break-votecal')}`, [[2, 'Action']]],
    ['a number is none', `${HEADER}\n${ROW.replace('1,', '0,')}`, [[2, '#']]],
    ['a task has no words', `${HEADER}\n${ROW.replace('Install,', ',')}`, [[2, 'Task']]],
    ['an answer is none', `${HEADER}\n${ROW.replace(',no', ',constructor')}`, [[2, 'Completed']]],
    [
      'two rows are wrong, a line apart',
      `${HEADER}\n${ROW.replace('CGI', 'XYZ')}\n\n${ROW.replace('1,', 'one,')}`,
      [
        [2, 'Responsible Entity'],
        [4, '#'],
      ],
    ],
  ])('says where it is wrong: %s', (_, text, where) => {
    const read = readScheduleCsv(text);
    expect(read.ok ? [] : read.error.map(({ line, column }) => [line, column])).toEqual(where);
  });
});
