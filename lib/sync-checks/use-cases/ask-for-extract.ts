import type { Clock } from '../../shared/clock.ts';
import type { Log } from '../../shared/log.ts';
import { toPacificIso } from '../../shared/time.ts';
import { isFinal, isPastDeadline } from '../domain/check.ts';
import { emsEventId } from '../domain/ems.ts';
import type { SyncChecks } from '../ports/checks.ts';
import type { CountyDirectory, TellEms } from '../ports/counties.ts';
import type { TaskTokens } from '../ports/executions.ts';
import { existingCheck } from './find-check.ts';

export type Ports = {
  readonly clock: Clock;
  readonly checks: SyncChecks;
  readonly directory: CountyDirectory;
  readonly tellEms: TellEms;
  readonly tokens: TaskTokens;
};

/**
 * Asks the county's EMS for its extract and leaves the execution waiting: it goes on when the county confirms the
 * upload. An execution that was stopped and started again, whose extract has arrived meanwhile, goes on at once; one
 * that comes after the close ends at once.
 */
export const askForExtract = async (ports: Ports, checkId: string, taskToken: string, log: Log): Promise<void> => {
  const now = await ports.clock();
  const check = await existingCheck(ports.checks, checkId);
  if (isFinal(check.status) || isPastDeadline(check, now)) {
    await ports.tokens.windowClosed(taskToken);
    return;
  }
  await ports.checks.keepWait(checkId, { taskToken });
  const waiting = await ports.checks.advance(checkId, ['requested', 'awaiting-extract'], {
    status: 'awaiting-extract',
    extractRequestedAt: now,
  });
  // The county has confirmed its extract before this wait began: nobody else will resume it.
  if (!waiting) {
    await ports.tokens.extractArrived(taskToken);
    return;
  }
  const delivery = await ports.tellEms(await ports.directory.findEms(check.county), {
    id: emsEventId(checkId, 'extract-requested', check.redrives + 1),
    type: 'extract-requested',
    county: check.county,
    checkId,
    at: toPacificIso(now),
  });
  log.info('EXTRACT_REQUESTED', { county: check.county, checkId, status: delivery });
};
