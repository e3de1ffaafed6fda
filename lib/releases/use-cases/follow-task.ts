import type { Clock } from '../../shared/clock.ts';
import type { Log } from '../../shared/log.ts';
import { SafeError } from '../../shared/safe-error.ts';
import type { Temporal } from '../../shared/time.ts';
import { reinitiatedMail } from '../domain/release-mail.ts';
import type { ReleaseId } from '../domain/schedule.ts';
import { takenDownBy } from '../domain/still-down.ts';
import type { Task, TaskNumber } from '../domain/task.ts';
import { outcomeOfWait } from '../domain/waiting.ts';
import { dayOf } from '../domain/when.ts';
import type { KeptEnvironment, ResumeTask, TaskConfirmations, WaitingTask, WaitingTasks } from '../ports.ts';
import { isHeldBack, type JudgePorts, whyForbidden } from './judge-release.ts';
import { existingFacts, type FactsPorts, type ReleaseFacts } from './release-facts.ts';
import { type NoticePorts, sendNotices } from './send-notices.ts';
import { type EnvironmentPorts, settleEnvironment } from './settle-environment.ts';
import { type TellPorts, tellEnvironment } from './tell-environment.ts';

export type WaitPorts = FactsPorts & {
  readonly clock: Clock;
  readonly waiting: WaitingTasks;
  readonly resume: ResumeTask;
};

/** A task of a revision, as the machine names it to its steps. */
export type TaskRun = { readonly release: ReleaseId; readonly revision: number; readonly task: TaskNumber };

/** Resumes what of these need not wait any more; gives how many. A token that nobody waits with is forgotten. */
export const resumeDue = async (
  { waiting, resume }: Pick<WaitPorts, 'waiting' | 'resume'>,
  tasks: readonly WaitingTask[],
  { schedule, progress }: ReleaseFacts,
  now: Temporal.Instant,
): Promise<number> => {
  let resumed = 0;
  for (const one of tasks) {
    const outcome = outcomeOfWait(one, schedule, progress, now);
    if (outcome === undefined) continue;
    if ((await resume(one.token, outcome)).ok) resumed += 1;
    await waiting.remove(one);
  }
  return resumed;
};

/**
 * Leaves a task waiting with its token, and resumes it at once when what it waits for was there before it. A release that
 * a rule forbids goes on waiting.
 */
export const awaitTask = async (ports: WaitPorts & JudgePorts, one: WaitingTask): Promise<void> => {
  await ports.waiting.put(one);
  const facts = await existingFacts(ports, one.release);
  if (isHeldBack(one, facts, one.task === null ? await whyForbidden(ports, facts) : [])) return;
  await resumeDue(ports, [one], facts, await ports.clock());
};

const taskIn = ({ progress }: ReleaseFacts, number: TaskNumber): Task => {
  const found = progress.find(({ task }) => task.number === number);
  if (found === undefined) throw new SafeError('UnknownRelease', 'The schedule has no such task any more.');
  return found.task;
};

export type OpenPorts = TellPorts & EnvironmentPorts;

/** Tasks that open or end together are not all to tell what one of them has done. */
const movesEnvironment = ({ notes }: Task): boolean => notes.includes('votecal-cte-down');

/** What follows when a task has begun: its confirmations, or that the counties are told that services are back. */
export type Opened = { readonly next: 'confirm' | 'announce' };

/**
 * Begins a task: takes the environment down where the schedule says so, and tells every county that takes part. A second time changes
 * nothing and tells nobody twice.
 */
export const openTask = async (ports: OpenPorts, run: TaskRun, log: Log): Promise<Opened> => {
  const now = await ports.clock();
  const facts = await existingFacts(ports, run.release);
  const task = taskIn(facts, run.task);
  await settleEnvironment(ports, facts, now);
  if (movesEnvironment(task)) await tellEnvironment(ports, 'task', log);
  return { next: task.action === 'reinitiate-services' ? 'announce' : 'confirm' };
};

/** Tells every county that takes part that services are back, of an environment that was not down; once for the day on which the task ends. */
const announce = async (
  ports: NoticePorts,
  facts: ReleaseFacts,
  task: Task,
  required: KeptEnvironment['required'],
  log: Log,
): Promise<void> => {
  const mail = reinitiatedMail(facts.schedule, { required, next: undefined });
  const day = dayOf(task.end) ?? dayOf(task.start);
  const notice = `${task.number}-reinitiated-${day ?? facts.schedule.releasesOn.votecal}`;
  const notices = facts.participants.all.map((to) => ({ notice, to, mail }));
  await sendNotices(ports, facts.schedule.release, notices, log);
};

export type AnnouncePorts = OpenPorts & { readonly confirmations: Pick<TaskConfirmations, 'list' | 'confirm'> };

/** In whose name what the machine does by itself is confirmed. */
const MACHINE = 'release-schedule';

/**
 * Tells the counties that services are reinitiated, and confirms the task in the name of SOS. `still-down`: something else keeps the
 * environment down; they are told when it is back, and SOS confirms that.
 */
export const announceServices = async (
  ports: AnnouncePorts,
  { release, task }: TaskRun,
  log: Log,
): Promise<{ readonly outcome: 'announced' | 'still-down' }> => {
  const now = await ports.clock();
  const facts = await existingFacts(ports, release);
  const { state, back, required } = await settleEnvironment(ports, facts, now);
  if (state.kind === 'down') return { outcome: 'still-down' };
  const mine = taskIn(facts, task);
  const by = back ? takenDownBy(back.from) : undefined;
  // Of one that was down before this task, everybody hears once that it is back, whoever says it.
  if (by?.release === release && mine.after.includes(by.task)) await tellEnvironment(ports, 'announcement', log);
  else await announce(ports, facts, mine, required, log);
  await ports.confirmations.confirm({ release, task, county: null, at: now, by: MACHINE });
  return { outcome: 'announced' };
};

/**
 * Ends a task: the environment is up again where it was down for it. Counties are told, unless a task of its own does that
 * (`reinitiate-services`).
 */
export const closeTask = async (ports: OpenPorts, { release, task }: TaskRun, log: Log): Promise<void> => {
  const facts = await existingFacts(ports, release);
  await settleEnvironment(ports, facts, await ports.clock());
  if (movesEnvironment(taskIn(facts, task))) await tellEnvironment(ports, 'task', log);
};
