import type { Clock } from '../../shared/clock.ts';
import type { Log } from '../../shared/log.ts';
import { SafeError } from '../../shared/safe-error.ts';
import { type Temporal, toPacificIso } from '../../shared/time.ts';
import { type CheckResult, isPastDeadline, type SyncCheck } from '../domain/check.ts';
import { emsEventId } from '../domain/ems.ts';
import { resultOf } from '../domain/judge.ts';
import type { SyncChecks, UntoldEvents } from '../ports/checks.ts';
import type { CountyDirectory, TellEms } from '../ports/counties.ts';
import type { DifferencePublisher } from '../ports/rolls.ts';
import { existingCheck } from './find-check.ts';

export type Ports = {
  readonly clock: Clock;
  readonly checks: SyncChecks;
  readonly differences: DifferencePublisher;
  readonly directory: CountyDirectory;
  readonly tellEms: TellEms;
  readonly untold: Pick<UntoldEvents, 'keep'>;
};

/**
 * Publishes a judged check: the differences into the county's inbox, then the result, then the word to its EMS. The
 * clock is asked first; past the close nothing is published, and what lies in the inbox of a check that was closed
 * meanwhile is taken out unseen. A repeat of a published check only tells the EMS again, under the same id.
 */
export const publishCheck = async (ports: Ports, checkId: string, log: Log): Promise<'published' | 'window-closed'> => {
  const check = await existingCheck(ports.checks, checkId);
  const endpoint = await ports.directory.findEms(check.county);
  const now = await ports.clock();
  const published = check.status === 'completed' || (await publishOnce(ports, check, now));
  if (!published) return 'window-closed';
  const event = differencesReady(check, toPacificIso(now));
  const emsDelivery = await ports.tellEms(endpoint, event);
  if (emsDelivery === 'failed') await ports.untold.keep(event);
  await ports.checks.advance(checkId, ['completed'], { emsDelivery });
  const { county, result, differences } = event;
  log.info('DIFFERENCES_PUBLISHED', { county, checkId, result, differences, status: emsDelivery });
  return 'published';
};

/** Whether the check is published now; false when its window has closed. */
const publishOnce = async (ports: Ports, check: SyncCheck, now: Temporal.Instant): Promise<boolean> => {
  if (check.status !== 'comparing' || isPastDeadline(check, now)) {
    await ports.differences.withdraw(check);
    await ports.checks.end(check.id, { status: 'window-closed', endedAt: now });
    return false;
  }
  const result = judgedResult(check);
  await ports.differences.publish(check);
  if (await ports.checks.end(check.id, { status: 'completed', result, endedAt: now })) return true;
  // Ended by another hand since it was read: by the closing, or by this very step's first attempt.
  if ((await ports.checks.read(check.id))?.status === 'completed') return true;
  await ports.differences.withdraw(check);
  return false;
};

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
