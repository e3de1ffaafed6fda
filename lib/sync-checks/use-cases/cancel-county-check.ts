import type { Clock } from '../../shared/clock.ts';
import type { Log } from '../../shared/log.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { SyncCheck } from '../domain/check.ts';
import { CANCELLED_BY_COUNTY } from '../domain/failures.ts';
import type { SyncChecks } from '../ports/checks.ts';
import type { TaskTokens } from '../ports/executions.ts';
import { existingCheck } from './find-check.ts';

export type Ports = {
  readonly clock: Clock;
  readonly checks: Pick<SyncChecks, 'read' | 'end' | 'readWait'>;
  readonly tokens: Pick<TaskTokens, 'cancelled'>;
};

export type CancelRefusal = { readonly code: 'check-not-yours-to-cancel' | 'check-ended'; readonly sentence: string };

const NOT_YOURS: CancelRefusal = {
  code: 'check-not-yours-to-cancel',
  sentence: 'This check is one of the Secretary of State’s nights. Ask the VoteCal Help Desk for another date.',
};

/**
 * Ends a check that its county has started, without a result, and lets its execution go on to its end, which tells the
 * county's office. Gives the check, or why it cannot be cancelled. A repeat resumes too: the first call may have died
 * between recording and resuming. Throws when the table or Step Functions cannot be reached.
 */
export const cancelCountyCheck = async (
  { clock, checks, tokens }: Ports,
  { id, county, kind }: Pick<SyncCheck, 'id' | 'county' | 'kind'>,
  log: Log,
): Promise<Result<SyncCheck, CancelRefusal>> => {
  if (kind !== 'county') return err(NOT_YOURS);
  const isNew = await checks.end(id, { status: 'failed', endedAt: await clock(), failure: CANCELLED_BY_COUNTY });
  const check = await existingCheck(checks, id);
  if (check.failure?.code !== CANCELLED_BY_COUNTY.code) {
    return err({ code: 'check-ended', sentence: `This check has ended before: it is ${check.status}.` });
  }
  const { taskToken } = await checks.readWait(id);
  if (taskToken !== null) await tokens.cancelled(taskToken);
  if (isNew) log.info('CHECK_CANCELLED', { county, checkId: id });
  return ok(check);
};
