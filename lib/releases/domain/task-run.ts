import { pacificInstant, Temporal } from '../../shared/time.ts';
import type { TaskProgress } from './completion.ts';
import type { Schedule } from './schedule.ts';
import type { TaskNumber } from './task.ts';
import { dayOf, opensAt } from './when.ts';

/** How a task stands while its release is led. `held`: its day has come, and what SOS or CGI do before it is not done. */
export const TASK_PHASES = ['ahead', 'held', 'open', 'done'] as const;
export type TaskPhase = (typeof TASK_PHASES)[number];

/** Whether everything that SOS, CGI and the vendors do before a task is done. No county holds up another: its own systems are refused. */
const isReady = (progress: readonly TaskProgress[], after: readonly TaskNumber[]): boolean =>
  !progress.some(({ task, stateMissing }) => after.includes(task.number) && stateMissing);

/** How a task stands now. */
export const phaseOf = (
  { task, done }: Pick<TaskProgress, 'task' | 'done'>,
  progress: readonly TaskProgress[],
  now: Temporal.Instant,
): TaskPhase => {
  if (done) return 'done';
  const opens = opensAt(task.start);
  if (opens !== undefined && Temporal.Instant.compare(now, opens) < 0) return 'ahead';
  return isReady(progress, task.after) ? 'open' : 'held';
};

type Dated = Pick<Schedule, 'releasesOn' | 'tasks'>;

/** The last day of a release: that of VoteCal's release, or of the last task that has a day, whichever is later. */
export const lastDayOf = ({ releasesOn, tasks }: Dated): Temporal.PlainDate =>
  tasks
    .flatMap(({ end }) => dayOf(end) ?? [])
    .reduce(
      (latest, day) => (Temporal.PlainDate.compare(day, latest) > 0 ? day : latest),
      Temporal.PlainDate.from(releasesOn.votecal),
    );

/** When a release is over: with the end of its last day. */
export const releaseEndsAt = (schedule: Dated): Temporal.Instant =>
  pacificInstant(lastDayOf(schedule).add({ days: 1 }), '00:00');

/** `votecal-2021-2021-11-21-r2`: what the execution that leads a revision is called in the console. */
export const runName = ({
  release,
  releasesOn,
  revision,
}: Pick<Schedule, 'release' | 'releasesOn' | 'revision'>): string => `${release}-${releasesOn.votecal}-r${revision}`;
