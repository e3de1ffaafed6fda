import { longDay } from './days-in-words.ts';
import { entitiesText } from './entities.ts';
import { memoParagraphs } from './memo-words.ts';
import { partsOf, type Schedule } from './schedule.ts';
import { type Task, type TaskNumber, taskText } from './task.ts';
import { whenText } from './when-text.ts';

/** A row of the memorandum's table: number, responsible entity, task, start, end. */
export type MemoRow = readonly [string, string, string, string, string];

/** A memorandum with its attachment, in its order; every text as it is printed. */
export type Memo = {
  readonly letterhead: readonly [string, string, string];
  readonly date: string;
  readonly title: string;
  readonly to: string;
  readonly from: readonly [string, string];
  readonly re: string;
  readonly paragraphs: readonly string[];
  readonly attachment: string;
  readonly heading: readonly [string, string];
  readonly introduction: string;
  readonly columns: MemoRow;
  readonly remaining: readonly MemoRow[];
  readonly completedHeading: string;
  readonly completed: readonly MemoRow[];
  readonly note: string;
};

const DIVISION = 'ELECTIONS DIVISION';
const ADDRESS =
  '1500 11th Street, 5th Floor, Sacramento, CA 95814 | Tel 916.657.2166 | Fax 916.653.3214 | www.sos.ca.gov';
const INTRODUCTION =
  'The schedule below represents the remaining County Test Environment (CTE) tasks with estimated start and end dates for the counties, EMS, CGI, and the SOS.';
const NOTE = 'Note: Counties are expected to install any new EMS version provided for production to the CTE.';

const rowOf = (task: Task): MemoRow => [
  task.number,
  entitiesText(task.entities),
  taskText(task),
  whenText(task.start),
  whenText(task.end),
];

/** The steps that task numbers stand for: 6a and 6b are one. */
const stepsOf = (numbers: readonly TaskNumber[]): number[] => [
  ...new Set(numbers.map((number) => Number.parseInt(number, 10))),
];

/** `Steps 1 through 13 have been completed.` A step of which a part remains is not. */
const completedText = (done: readonly Task[], remaining: readonly Task[]): string => {
  const open = stepsOf(remaining.map(({ number }) => number));
  const steps = stepsOf(done.map(({ number }) => number)).filter((step) => !open.includes(step));
  const [first, last] = [steps[0], steps.at(-1)];
  if (first === undefined || last === undefined) return '';
  if (steps.length === 1) return ` Step ${first} has been completed.`;
  const through = last - first === steps.length - 1 && steps.length > 2;
  const which = through ? `${first} through ${last}` : `${steps.slice(0, -1).join(', ')} and ${last}`;
  return ` Steps ${which} have been completed.`;
};

/**
 * The memorandum that tells counties of a schedule, with the words of memorandum #21144; `before` is the revision that this one
 * replaces. Undefined where nothing is known of the memorandum itself: its number, its date, who wrote it.
 */
export const memoOf = (schedule: Schedule, before: Schedule | undefined): Memo | undefined => {
  const { memo, releasesOn } = schedule;
  if (memo === null) return undefined;
  const { remaining, done } = partsOf(schedule);
  const release = `${longDay(releasesOn.votecal)}, Release`;
  return {
    letterhead: [`${memo.secretary} | SECRETARY OF STATE | STATE OF CALIFORNIA`, DIVISION, ADDRESS],
    date: longDay(memo.date),
    title: `County Clerk/Registrar of Voters (CC/ROV) Memorandum #${memo.number}`,
    to: 'All County Clerks/Registrars of Voters',
    from: [memo.from.name, memo.from.title],
    re: `VoteCal: County Test Environment – ${release}`,
    paragraphs: memoParagraphs(schedule, before),
    attachment: `Schedule for the County Test Environment – ${release}`,
    heading: ['SCHEDULE FOR THE COUNTY TEST ENVIRONMENT', `${release} Schedule`],
    introduction: `${INTRODUCTION}${completedText(done, remaining)}`,
    columns: ['#', 'Responsible Entity', 'Task', 'Start', 'End'],
    remaining: remaining.map(rowOf),
    completedHeading: 'Completed Tasks',
    completed: done.map(rowOf),
    note: NOTE,
  };
};
