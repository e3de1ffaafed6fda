import type { Clock } from '../../shared/clock.ts';
import type { Log } from '../../shared/log.ts';
import { SafeError } from '../../shared/safe-error.ts';
import { type Temporal, toPacificIso } from '../../shared/time.ts';
import { type CheckResult, isPastDeadline, type SyncCheck } from '../domain/check.ts';
import type { CheckRun } from '../domain/check-run.ts';
import { emsEventId } from '../domain/ems.ts';
import { resultOf } from '../domain/judge.ts';
import type { SyncChecks, UntoldEvents } from '../ports/checks.ts';
import type { CountyDirectory, TellEms } from '../ports/counties.ts';
import type { DifferencePublisher } from '../ports/rolls.ts';
import { checkOfRun } from './find-check.ts';
import { findEndpoint } from './find-endpoint.ts';

export type Ports = {
  readonly clock: Clock;
  readonly checks: SyncChecks;
  readonly differences: DifferencePublisher;
  readonly directory: CountyDirectory;
  readonly tellEms: TellEms;
  readonly untold: Pick<UntoldEvents, 'keep'>;
};

/** `started-again`: the step is one of an execution that was stopped. */
export type PublishingOutcome = 'published' | 'window-closed' | 'started-again';

/**
 * Publishes a judged check: the differences into the county's inbox, then the result, then the word to its EMS. The
 * clock is asked before and again once the differences lie there, which takes minutes for Los Angeles; past the close
 * nothing is published or told, and what was put into the inbox is taken out unseen. A repeat of a published check only
 * tells the EMS again, under the same id.
 */
export const publishCheck = async (ports: Ports, run: CheckRun, log: Log): Promise<PublishingOutcome> => {
  const { checkId } = run;
  const check = await checkOfRun(ports.checks, run, log);
  if (!check) return 'started-again';
  const endpoint = await findEndpoint(ports.directory, check.county, log);
  const now = await ports.clock();
  const published = check.status === 'completed' || (await publishOnce(ports, check, now));
  if (!published) return 'window-closed';
  const event = differencesReady(check, toPacificIso(now));
  const emsDelivery = await ports.tellEms(endpoint, event);
  if (emsDelivery === 'failed') await ports.untold.keep(event);
  await ports.checks.advance(checkId, ['completed'], { emsDelivery }, run.attempt);
  const { county, result, differences } = event;
  log.info('DIFFERENCES_PUBLISHED', { county, checkId, result, differences, status: emsDelivery });
  return 'published';
};

/** Whether the check is published now; false when its window has closed. */
const publishOnce = async (ports: Ports, check: SyncCheck, now: Temporal.Instant): Promise<boolean> => {
  if (check.status !== 'comparing' || isPastDeadline(check, now)) {
    await ports.differences.withdraw(check);
    await ports.checks.end(check.id, windowClosed(now), check.redrives);
    return false;
  }
  const result = judgedResult(check);
  await ports.differences.publish(check);
  const endedAt = await ports.clock();
  const inTime = !isPastDeadline(check, endedAt);
  const end = inTime ? ({ status: 'completed', result, endedAt } as const) : windowClosed(endedAt);
  if (await ports.checks.end(check.id, end, check.redrives)) {
    if (!inTime) await ports.differences.withdraw(check);
    return inTime;
  }
  // Ended by another hand since it was read: by the closing, by this very step's first attempt, or to start it again.
  const present = await ports.checks.read(check.id);
  if (present?.status === 'completed' && present.redrives === check.redrives) return true;
  await ports.differences.withdraw(check);
  return false;
};

const windowClosed = (endedAt: Temporal.Instant) => ({ status: 'window-closed', endedAt }) as const;

const judgedResult = ({ judgement }: SyncCheck): CheckResult => {
  if (!judgement) throw new SafeError('NothingToPublish', 'This check has not been judged.');
  return resultOf(judgement);
};

const differencesReady = (check: SyncCheck, at: string) => ({
  id: emsEventId(check.id, 'differences-ready'),
  type: 'differences-ready' as const,
  county: check.county,
  checkId: check.id,
  at,
  result: judgedResult(check),
  differences: check.comparison?.counts.total ?? 0,
});
