import type { Log } from '../../shared/log.ts';
import { Temporal } from '../../shared/time.ts';
import type { TaskProgress } from '../domain/completion.ts';
import { stateTaskMail, taskMail } from '../domain/release-mail.ts';
import { noticeNow, noticesOf, type TaskNotice } from '../domain/reminders.ts';
import type { Schedule } from '../domain/schedule.ts';
import { phaseOf, releaseEndsAt, runName } from '../domain/task-run.ts';
import type { ReleaseRun, ReleaseRuns, ReleaseSchedules, StartRun } from '../ports.ts';
import { resumeDue, type WaitPorts } from './follow-task.ts';
import { findFacts, type ReleaseFacts } from './release-facts.ts';
import { type Notice, type NoticePorts, sendNotices } from './send-notices.ts';
import { type EnvironmentPorts, settleEnvironment } from './settle-environment.ts';

export type AdvancePorts = WaitPorts &
  NoticePorts &
  EnvironmentPorts & {
    readonly schedules: Pick<ReleaseSchedules, 'find' | 'list'>;
    readonly runs: ReleaseRuns;
    readonly start: StartRun;
  };

/** Sees to it that the newest revision has its execution; undefined when the release is over, or was before it was ever led. */
const led = async (ports: AdvancePorts, schedule: Schedule, now: Temporal.Instant): Promise<ReleaseRun | undefined> => {
  const { release, revision } = schedule;
  const present = await ports.runs.find(release);
  if (present?.revision === revision) {
    if (present.endedAt !== null) return undefined;
    // The name makes it once: an execution whose start was lost is started now.
    await ports.start(runName(schedule), { release, revision });
    return present;
  }
  if (Temporal.Instant.compare(now, releaseEndsAt(schedule)) >= 0) return undefined;
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
  const notice = `${task.number}-${said.notice}`;
  const toCounties = missing.map((to) => ({ notice, to, mail: taskMail(schedule, task, said.notice) }));
  const isStates = stateMissing || (missing.length > 0 && TOLD_TO_STATE.includes(said.notice));
  const mail = stateTaskMail(schedule, task, said.notice, { counties: missing, state: stateMissing });
  return isStates ? [...toCounties, { notice, to: 'state', mail }] : toCounties;
};

/** What is to be said now of a release's tasks, to those who have not confirmed. */
const noticesDue = (facts: ReleaseFacts, run: ReleaseRun, now: Temporal.Instant): readonly Notice[] => {
  const from = run.startedAt.toZonedDateTimeISO('America/Los_Angeles').toPlainDate();
  return facts.progress.flatMap((one) => noticesOfTask(facts, one, from, now));
};

/**
 * Leads every release on: its execution is started where it has none, what need not wait any more is resumed, and everybody is reminded.
 * Repeating it changes nothing. One that fails keeps no other from its turn; the last failure is thrown.
 */
export const advanceReleases = async (ports: AdvancePorts, log: Log): Promise<{ readonly resumed: number }> => {
  let resumed = 0;
  let failure: unknown;
  for (const { release } of await ports.schedules.list()) {
    try {
      const facts = await findFacts(ports, release);
      const now = await ports.clock();
      const run = facts && (await led(ports, facts.schedule, now));
      if (facts === undefined || run === undefined) continue;
      await settleEnvironment(ports, facts, now);
      resumed += await resumeDue(ports, await ports.waiting.list(release), facts, now);
      await sendNotices(ports, release, noticesDue(facts, run, now), log);
    } catch (error) {
      log.error('RELEASE_NOT_ADVANCED', error);
      failure = error;
    }
  }
  if (failure !== undefined) throw failure;
  return { resumed };
};
