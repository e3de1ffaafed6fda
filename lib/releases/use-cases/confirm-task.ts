import type { CountyCode } from '../../shared/counties.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { type Confirmation, type EmsVersions, isMissing } from '../domain/completion.ts';
import { isAskedByGate } from '../domain/gate.ts';
import type { ReleaseId } from '../domain/schedule.ts';
import type { TaskNumber } from '../domain/task.ts';
import { phaseOf } from '../domain/task-run.ts';
import type { ReleaseRuns, TaskConfirmations } from '../ports.ts';
import { resumeDue, type WaitPorts } from './follow-task.ts';
import { existingFacts, findFacts } from './release-facts.ts';
import { type EnvironmentPorts, settleDown, settleEnvironment } from './settle-environment.ts';

export type ConfirmPorts = WaitPorts &
  EnvironmentPorts & {
    readonly confirmations: Pick<TaskConfirmations, 'list' | 'confirm' | 'restate'>;
    readonly runs: Pick<ReleaseRuns, 'find'>;
  };

export type ConfirmRefusal = {
  readonly code: 'no-such-task' | 'not-asked' | 'not-begun' | 'held-up';
  readonly detail: string;
};

/** What somebody confirms: a county its part, or the state (null) that of SOS, CGI and the vendors. */
export type Word = Pick<Confirmation, 'by' | 'versions'> & {
  readonly release: ReleaseId;
  readonly task: TaskNumber;
  readonly county: CountyCode | null;
};

const NONE = { code: 'no-such-task', detail: 'There is no such task. GET /v1/releases lists them.' } as const;

const isSaid = ({ versions }: Pick<Confirmation, 'versions'>, { production, cte }: EmsVersions): boolean =>
  versions?.production === production && versions.cte === cte;

/**
 * Confirms a task of a release. A second word changes nothing but the versions that a county names with it, and is answered like the first. Whatever waits for it goes on at once, and the
 * environment is up when it was down for it. Throws when the table or Step Functions cannot be reached.
 */
export const confirmTask = async (
  ports: ConfirmPorts,
  { release, task, county, by, versions }: Word,
): Promise<Result<{ readonly confirmed: 'now' | 'before' }, ConfirmRefusal>> => {
  const now = await ports.clock();
  const facts = await findFacts(ports, release);
  const found = facts?.progress.find((one) => one.task.number === task);
  if (facts === undefined || found === undefined) return err(NONE);
  const heard = facts.confirmations.find((word) => word.task === task && word.county === county);
  if (heard !== undefined) {
    const isNew = versions !== undefined && !isSaid(heard, versions);
    if (isNew) await ports.confirmations.restate({ ...heard, versions, versionsAt: now });
    return ok({ confirmed: 'before' });
  }
  const isAsked =
    isMissing(found, county) || isAskedByGate((await ports.environment.read()).required, release, found, county);
  if (!isAsked) {
    const whose = county === null ? 'The Secretary of State has' : 'Your county has';
    return err({ code: 'not-asked', detail: `${whose} nothing to confirm in task ${task}.` });
  }
  const phase = phaseOf(found, facts.progress, now);
  if (phase === 'ahead')
    return err({ code: 'not-begun', detail: `Task ${task} has not begun. Confirm it when it is done.` });
  if (phase === 'held') {
    const detail = `Task ${task} waits for SOS: task ${found.task.after.join(', ')} comes first. You are told when it has begun.`;
    return err({ code: 'held-up', detail });
  }
  await ports.confirmations.confirm({ release, task, county, at: now, by, ...(versions ? { versions } : {}) });
  const after = await existingFacts(ports, release);
  const run = await ports.runs.find(release);
  // A release that is over, or was never led, moves the environment nowhere; it ends what it began.
  await (run !== undefined && run.endedAt === null ? settleEnvironment : settleDown)(ports, after, now);
  // No confirmation ends the wait for the release itself.
  const waiting = (await ports.waiting.list(release)).filter((one) => one.task !== null);
  await resumeDue(ports, waiting, after, now);
  return ok({ confirmed: 'now' });
};
