import { setImmediate } from 'node:timers/promises';
import { leadReleasesOn } from '../../lambdas/releases/advance-releases/handler.ts';
import { tellServicesAreBack } from '../../lambdas/releases/announce-services/handler.ts';
import { leaveWaiting } from '../../lambdas/releases/await-task/handler.ts';
import { endTask } from '../../lambdas/releases/close-task/handler.ts';
import { closeRelease } from '../../lambdas/releases/end-release/handler.ts';
import { beginTask } from '../../lambdas/releases/open-task/handler.ts';
import { planRelease } from '../../lambdas/releases/plan-release/handler.ts';
import type { Election } from '../../lib/elections/domain/election.ts';
import type { TaskNumber } from '../../lib/releases/domain/task.ts';
import type { WaitOutcome, WaitsFor } from '../../lib/releases/domain/waiting.ts';
import type { Recipient } from '../../lib/releases/ports.ts';
import { confirmTask } from '../../lib/releases/use-cases/confirm-task.ts';
import type { TaskRun } from '../../lib/releases/use-cases/follow-task.ts';
import type { CountyCode } from '../../lib/shared/counties.ts';
import { ok } from '../../lib/shared/result.ts';
import { PACIFIC, pacificInstant, Temporal, toPacificIso } from '../../lib/shared/time.ts';
import { silentLog } from '../sync-checks/memory-stores.ts';
import { memoryReleases, memoryResumes } from './memory-releases.ts';

const HOURS_A_TICK = 4;

const nextTick = (now: Temporal.Instant): Temporal.Instant => {
  const zoned = now.toZonedDateTimeISO(PACIFIC);
  const hour = (Math.floor(zoned.hour / HOURS_A_TICK) + 1) * HOURS_A_TICK;
  return zoned
    .startOfDay()
    .add({ days: hour >= 24 ? 1 : 0 })
    .with({ hour: hour % 24 })
    .toInstant();
};

/** An email that was sent in a replay: when, Pacific, to whom, what about. */
export type ReplayedMail = { readonly at: string; readonly to: string; readonly subject: string };

/**
 * A release with its machine played in process: the steps and their order are those of statemachines/release-schedule.asl.json, the
 * tokens resume what waits, and the hours pass as the test says.
 */
export const playRelease = (start: string, elections: readonly Election[] = []) => {
  const { ports: stores, kept, add } = memoryReleases();
  const { open, resume } = memoryResumes();
  let now = Temporal.Instant.from(start);
  const mails: ReplayedMail[] = [];
  const executions: { readonly name: string; ended?: string }[] = [];
  const ports = {
    ...stores,
    resume,
    clock: async () => now,
    elections: { list: async () => elections },
    addresses: { find: async (to: Recipient) => `${to}@example.org` },
    mail: async ({ to, subject, reference }: Record<'to' | 'subject' | 'reference', string>) => {
      // What SES takes for a tag.
      if (!/^[\w-]{1,256}$/.test(reference)) throw new Error('Not a tag.');
      mails.push({ at: toPacificIso(now).slice(0, 16), to: to.replace('@example.org', ''), subject });
      return ok({ providerId: String(mails.length) });
    },
    start: async (name: string, input: { readonly release: string; readonly revision: number }) => {
      if (executions.some((one) => one.name === name)) return;
      const execution: { name: string; ended?: string } = { name };
      executions.push(execution);
      void run(input).then((outcome) => {
        execution.ended = outcome;
      });
    },
  };
  let tokens = 0;
  const wait = async (
    task: Omit<TaskRun, 'task'> & { readonly task: TaskNumber | null },
    waitsFor: WaitsFor,
  ): Promise<WaitOutcome> => {
    tokens += 1;
    const token = `token-${tokens}`;
    const resumed = new Promise<WaitOutcome>((resolve) => open.set(token, resolve));
    await leaveWaiting(ports)({ ...task, waitsFor, taskToken: token });
    return resumed;
  };
  const followTask = async (task: TaskRun): Promise<void> => {
    const day = await wait(task, 'start');
    if (day === 'replaced' || day === 'over') return;
    if (day === 'begun') {
      const { next } = await beginTask(ports)(task, { log: silentLog });
      const told = next === 'announce' ? await tellServicesAreBack(ports)(task, { log: silentLog }) : undefined;
      if (told?.outcome !== 'announced') {
        const heard = await wait(task, 'confirmations');
        if (heard === 'replaced' || heard === 'over') return;
      }
    }
    await endTask(ports)(task, { log: silentLog });
  };
  const run = async (input: { readonly release: string; readonly revision: number }): Promise<string> => {
    const plan = await planRelease(ports)(input);
    if (plan.outcome === 'replaced') return plan.outcome;
    await Promise.all(plan.tasks.map(followTask));
    await wait({ ...input, task: null }, 'release');
    return (await closeRelease(ports)(input, { log: silentLog })).outcome;
  };
  const settle = async (): Promise<void> => {
    for (let round = 0; round < 30; round += 1) await setImmediate();
  };
  const tick = async (): Promise<void> => {
    await leadReleasesOn(ports)({}, { log: silentLog });
    await settle();
  };
  return {
    ports,
    kept,
    mails,
    executions,
    add,
    now: () => now,
    tick,
    /** Goes to an instant, with one tick there. */
    at: async (instant: Temporal.Instant): Promise<void> => {
      now = instant;
      await tick();
    },
    /** Goes to a Pacific moment, with a tick every four hours on the way and at its end: the schedule itself ticks every hour. */
    until: async (day: string, time = '00:00'): Promise<void> => {
      const end = pacificInstant(Temporal.PlainDate.from(day), time);
      for (;;) {
        const next = nextTick(now);
        if (Temporal.Instant.compare(next, end) > 0) break;
        now = next;
        await tick();
      }
      now = end;
      await tick();
    },
    confirm: async (task: TaskNumber, ...who: readonly (CountyCode | null)[]) => {
      const [schedule] = await stores.schedules.list();
      const answers = [];
      for (const county of who) {
        answers.push(await confirmTask(ports, { release: schedule?.release ?? '', task, county, by: 'someone' }));
        await settle();
      }
      return answers;
    },
  };
};
