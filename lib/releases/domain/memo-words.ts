import { dayAndMonth, longDay, monthName } from './days-in-words.ts';
import type { Schedule } from './schedule.ts';
import type { TaskAction } from './task.ts';
import { dayOf, sameWhen } from './when.ts';

/** VoteCal's help desk as memoranda print it. */
const QUESTIONS =
  'If you have any questions, please contact the VoteCal Help Desk at (888) 868-3225 or votecalhelp@sos.ca.gov.';

/** The last of the tasks that do this. */
const lastOf = ({ tasks }: Schedule, action: TaskAction): Schedule['tasks'][number] | undefined =>
  tasks.findLast((task) => task.action === action);

const deployed = (schedule: Schedule): string => {
  const day = dayOf(lastOf(schedule, 'install-votecal-release')?.end ?? { kind: 'unknown' });
  const when = day === undefined ? '' : ` on ${longDay(day)}`;
  return `the ${monthName(schedule.releasesOn.votecal)} code release will be deployed to the County Test Environment (CTE)${when}.`;
};

const delayed = (schedule: Schedule, before: Schedule | undefined): string => {
  const now = longDay(schedule.releasesOn.votecal);
  if (before === undefined || before.releasesOn.votecal === schedule.releasesOn.votecal) {
    const again = before === undefined ? 'is planned for' : 'is still planned for';
    return `The VoteCal Release ${again} ${now}. Accordingly, ${deployed(schedule)}`;
  }
  const way = before.releasesOn.votecal < schedule.releasesOn.votecal ? 'delayed' : 'brought forward';
  const why = schedule.reason === null ? '' : `, due to ${schedule.reason}`;
  return `As you are aware, the VoteCal Release was ${way} from ${longDay(before.releasesOn.votecal)}, to ${now}${why}. As a result, ${deployed(schedule)}`;
};

/** `November 5 to November 19, 2021`, with the first year too where the two differ. */
const span = (schedule: Schedule): string | undefined => {
  const test = lastOf(schedule, 'acceptance-test');
  const [from, to] = test === undefined ? [] : [dayOf(test.start), dayOf(test.end)];
  if (from === undefined || to === undefined) return undefined;
  return `from ${from.year === to.year ? dayAndMonth(from) : longDay(from)} to ${longDay(to)}`;
};

const mockElection = (schedule: Schedule, before: Schedule | undefined): readonly string[] => {
  const days = span(schedule);
  if (days === undefined) return [];
  const [was, is] = [before && lastOf(before, 'acceptance-test'), lastOf(schedule, 'acceptance-test')];
  const moved = was !== undefined && is !== undefined && !(sameWhen(was.start, is.start) && sameWhen(was.end, is.end));
  return moved
    ? [
        `Additionally, the associated Mock Election is now taking place ${days}. We encourage counties to participate in the Mock Election given the updated schedule if you have not already signed up.`,
      ]
    : [
        `The associated Mock Election is taking place ${days}. We encourage counties to participate in the Mock Election if you have not already signed up.`,
      ];
};

/** The body of the memorandum: what has moved and why, the Mock Election, what is attached, and whom to ask. */
export const memoParagraphs = (schedule: Schedule, before: Schedule | undefined): readonly string[] => [
  delayed(schedule, before),
  ...mockElection(schedule, before),
  `The ${before === undefined ? '' : 'revised '}CTE schedule for the ${longDay(schedule.releasesOn.votecal)}, release is attached. The schedule details the responsible party, description, and the start and end dates of each CTE task.`,
  QUESTIONS,
];
