import type { Log } from '../../shared/log.ts';
import { pacificDate, Temporal } from '../../shared/time.ts';
import type { TaskProgress } from '../domain/completion.ts';
import { forbiddenMail, warningNow } from '../domain/forbidden.ts';
import { stateTaskMail, taskMail } from '../domain/release-mail.ts';
import { noticeNow, noticesOf, type TaskNotice } from '../domain/reminders.ts';
import type { Finding } from '../domain/rules.ts';
import type { ReleaseId, Schedule } from '../domain/schedule.ts';
import { phaseOf, releaseEndsAt, runName } from '../domain/task-run.ts';
import type { ReleaseRun, ReleaseRuns, ReleaseSchedules, StartRun } from '../ports.ts';
import { resumeDue, type WaitPorts } from './follow-task.ts';
import { isHeldBack, type JudgePorts, whyForbidden } from './judge-release.ts';
import { findFacts, type ReleaseFacts } from './release-facts.ts';
import { remindOfDown } from './remind-of-down.ts';
import { type Notice, type NoticePorts, sendNotices } from './send-notices.ts';
import { type EnvironmentPorts, settleEnvironment } from './settle-environment.ts';
import { type TellPorts, tellEnvironment } from './tell-environment.ts';

export type AdvancePorts = WaitPorts &
  NoticePorts &
  EnvironmentPorts &
  TellPorts &
  JudgePorts & {
    readonly schedules: Pick<ReleaseSchedules, 'find' | 'list'>;
    readonly runs: ReleaseRuns;
    readonly start: StartRun;
  };

/**
 * Sees to it that the newest revision has its execution; undefined when the release is over, or was before it was ever led. One that is
 * held back is led on by a revision after its day too, such as one with the approval.
 */
const led = async (ports: AdvancePorts, schedule: Schedule, now: Temporal.Instant): Promise<ReleaseRun | undefined> => {
  const { release, revision } = schedule;
  const present = await ports.runs.find(release);
  if (present?.revision === revision) {
    if (present.endedAt !== null) return undefined;
    // The name makes it once: an execution whose start was lost is started now.
    await ports.start(runName(schedule), { release, revision });
    return present;
  }
  const isLed = present !== undefined && present.endedAt === null;
  if (!isLed && Temporal.Instant.compare(now, releaseEndsAt(schedule)) >= 0) return undefined;
  const next = { release, revision, startedAt: now, endedAt: null, version: (present?.version ?? 0) + 1 };
  if ((await ports.runs.save(next)) === 'conflict') return undefined;
  await ports.start(runName(schedule), { release, revision });
  return next;
};

/** Notices that SOS gets of the counties’ part, too. */
const TOLD_TO_STATE: readonly TaskNotice[] = ['escalated', 'escalated-again'];

const noticesOfTask = (
  { schedule, progress }: ReleaseFacts,
  one: TaskProgress,
  from: Temporal.PlainDate,
  now: Temporal.Instant,
): readonly Notice[] => {
  const { task, missing, stateMissing, done } = one;
  const said = done ? undefined : noticeNow(noticesOf(task, from), now);
  if (said === undefined) return [];
  const phase = phaseOf(one, progress, now);
  // It is not said that something has begun which cannot begin: whoever holds it up hears of it.
  if (phase === 'held' || (phase === 'ahead' && said.notice !== 'ahead')) return [];
  // A task that is moved has notices of its new days; the same day is told once.
  const notice = `${task.number}-${said.notice}-${pacificDate(said.at)}`;
  const toCounties = missing.map((to) => ({ notice, to, mail: taskMail(schedule, task, said.notice) }));
  const isStates = stateMissing || (missing.length > 0 && TOLD_TO_STATE.includes(said.notice));
  const mail = stateTaskMail(schedule, task, said.notice, { counties: missing, state: stateMissing });
  return isStates ? [...toCounties, { notice, to: 'state', mail }] : toCounties;
};

/** What SOS is told now of a release that may not go out. */
const warningsDue = (
  { schedule }: ReleaseFacts,
  why: readonly Finding[],
  from: Temporal.PlainDate,
  now: Temporal.Instant,
): readonly Notice[] => {
  const warning = why.length === 0 ? undefined : warningNow(schedule, from, now);
  if (warning === undefined) return [];
  const notice = `${warning}-r${schedule.revision}`;
  return [{ notice, to: 'state', mail: forbiddenMail(schedule, why, warning) }];
};

/** Brings the environment to what a release says now; what is to be done behind it gives how many waits were resumed. */
const settled = async (
  ports: AdvancePorts,
  release: ReleaseId,
  log: Log,
): Promise<(() => Promise<number>) | undefined> => {
  const facts = await findFacts(ports, release);
  const now = await ports.clock();
  const run = facts && (await led(ports, facts.schedule, now));
  if (facts === undefined || run === undefined) return undefined;
  await settleEnvironment(ports, facts, now);
  return async () => {
    const why = await whyForbidden(ports, facts);
    const waiting = (await ports.waiting.list(release)).filter((one) => !isHeldBack(one, facts, why));
    const resumed = await resumeDue(ports, waiting, facts, now);
    const from = pacificDate(run.startedAt);
    const ofTasks = facts.progress.flatMap((one) => noticesOfTask(facts, one, from, now));
    await sendNotices(ports, release, [...ofTasks, ...warningsDue(facts, why, from, now)], log);
    return resumed;
  };
};

/** Does one thing after the other, whatever becomes of those before. */
const inTurn = (log: Log) => {
  const failures: unknown[] = [];
  return {
    failures,
    attempt: async <Value>(code: Uppercase<string>, what: () => Promise<Value>): Promise<Value | undefined> => {
      try {
        return await what();
      } catch (error) {
        log.error(code, error);
        failures.push(error);
        return undefined;
      }
    },
  };
};

/**
 * Leads every release on: its execution is started where it has none, what need not wait any more is resumed, and everybody is reminded. A
 * release that a rule forbids does not end: SOS is told what is missing. Whatever has brought the environment down or up, the counties
 * hear of it here, before anything else goes on; SOS is reminded of one that is left down. Repeating it changes nothing. One that fails
 * keeps no other from its turn; the last failure is thrown.
 */
export const advanceReleases = async (ports: AdvancePorts, log: Log): Promise<{ readonly resumed: number }> => {
  const { attempt, failures } = inTurn(log);
  const following: (() => Promise<number>)[] = [];
  for (const { release } of await ports.schedules.list()) {
    const follow = await attempt('RELEASE_NOT_ADVANCED', () => settled(ports, release, log));
    if (follow !== undefined) following.push(follow);
  }
  await attempt('DOWN_NOT_REMINDED', () => remindOfDown(ports, log));
  await attempt('ENVIRONMENT_NOT_TOLD', () => tellEnvironment(ports, 'schedule', log));
  let resumed = 0;
  for (const follow of following) resumed += (await attempt('RELEASE_NOT_ADVANCED', follow)) ?? 0;
  if (failures.length > 0) throw failures.at(-1);
  return { resumed };
};
