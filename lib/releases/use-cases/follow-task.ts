import type { Clock } from '../../shared/clock.ts';
import type { Log } from '../../shared/log.ts';
import { SafeError } from '../../shared/safe-error.ts';
import { inName, type Temporal } from '../../shared/time.ts';
import { downBy } from '../domain/environment-plan.ts';
import { downMail, reinitiatedMail } from '../domain/release-mail.ts';
import type { ReleaseId } from '../domain/schedule.ts';
import type { Task, TaskNumber } from '../domain/task.ts';
import { outcomeOfWait } from '../domain/waiting.ts';
import { dayOf } from '../domain/when.ts';
import type { ResumeTask, TaskConfirmations, WaitingTask, WaitingTasks } from '../ports.ts';
import { isHeldBack, type JudgePorts, whyForbidden } from './judge-release.ts';
import { existingFacts, type FactsPorts, type ReleaseFacts } from './release-facts.ts';
import { type NoticePorts, sendNotices } from './send-notices.ts';
import { type EnvironmentPorts, settleEnvironment } from './settle-environment.ts';

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

export type OpenPorts = FactsPorts & EnvironmentPorts & NoticePorts;

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
  const { state } = await settleEnvironment(ports, facts, now);
  if (state.kind === 'down' && state.by === downBy(run.release, run.task)) {
    const mail = downMail(facts.schedule, state);
    const notices = facts.participants.all.map((to) => ({
      notice: `${run.task}-down-${inName(state.since)}`,
      to,
      mail,
    }));
    await sendNotices(ports, run.release, notices, log);
  }
  return { next: task.action === 'reinitiate-services' ? 'announce' : 'confirm' };
};

const install = ({ schedule }: ReleaseFacts): Task | undefined =>
  schedule.tasks.findLast(
    ({ notes, number }) => notes.includes('install-before-reconnecting') && !schedule.completed.includes(number),
  );

/** Tells every county that takes part that services are back; once for the day on which the task ends. */
const announce = async (ports: NoticePorts, facts: ReleaseFacts, task: Task, log: Log): Promise<void> => {
  const mail = reinitiatedMail(facts.schedule, install(facts));
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
 * environment down, and SOS confirms when it has told them.
 */
export const announceServices = async (
  ports: AnnouncePorts,
  { release, task }: TaskRun,
  log: Log,
): Promise<{ readonly outcome: 'announced' | 'still-down' }> => {
  const now = await ports.clock();
  const facts = await existingFacts(ports, release);
  const { state } = await settleEnvironment(ports, facts, now);
  if (state.kind === 'down') return { outcome: 'still-down' };
  await announce(ports, facts, taskIn(facts, task), log);
  await ports.confirmations.confirm({ release, task, county: null, at: now, by: MACHINE });
  return { outcome: 'announced' };
};

/**
 * Ends a task: the environment is up again where it was down for it. Counties are told, unless a task of its own does that
 * (`reinitiate-services`).
 */
export const closeTask = async (ports: OpenPorts, { release, task }: TaskRun, log: Log): Promise<void> => {
  const facts = await existingFacts(ports, release);
  const ended = taskIn(facts, task);
  const { state } = await settleEnvironment(ports, facts, await ports.clock());
  if (!ended.notes.includes('votecal-cte-down') || state.kind === 'down') return;
  const isTold = facts.schedule.tasks.some(
    (other) => other.action === 'reinitiate-services' && other.after.includes(task),
  );
  if (!isTold) await announce(ports, facts, ended, log);
};
