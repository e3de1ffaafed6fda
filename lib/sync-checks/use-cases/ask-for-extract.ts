import type { Clock } from '../../shared/clock.ts';
import type { Log } from '../../shared/log.ts';
import { toPacificIso } from '../../shared/time.ts';
import { isFinal, isPastDeadline } from '../domain/check.ts';
import type { CheckRun } from '../domain/check-run.ts';
import { emsEventId } from '../domain/ems.ts';
import type { SyncChecks } from '../ports/checks.ts';
import type { CountyDirectory, TellEms } from '../ports/counties.ts';
import type { TaskTokens } from '../ports/executions.ts';
import { checkOfRun } from './find-check.ts';
import { findEndpoint } from './find-endpoint.ts';

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
 * that comes after the close, or after its check was started again, ends at once.
 */
export const askForExtract = async (ports: Ports, run: CheckRun, taskToken: string, log: Log): Promise<void> => {
  const { checkId, attempt } = run;
  const now = await ports.clock();
  const check = await checkOfRun(ports.checks, run, log);
  if (!check) {
    await ports.tokens.startedAgain(taskToken);
    return;
  }
  if (isFinal(check.status) || isPastDeadline(check, now)) {
    await ports.tokens.windowClosed(taskToken);
    return;
  }
  if (!(await ports.checks.keepWait(checkId, { taskToken }, attempt))) {
    await ports.tokens.startedAgain(taskToken);
    return;
  }
  const asked = { status: 'awaiting-extract', extractRequestedAt: now } as const;
  const waiting = await ports.checks.advance(checkId, ['requested', 'awaiting-extract'], asked, attempt);
  // The county has confirmed its extract before this wait began: nobody else will resume it.
  if (!waiting) {
    await ports.tokens.extractArrived(taskToken);
    return;
  }
  const delivery = await ports.tellEms(await findEndpoint(ports.directory, check.county, log), {
    id: emsEventId(checkId, 'extract-requested', check.redrives + 1),
    type: 'extract-requested',
    county: check.county,
    checkId,
    at: toPacificIso(now),
  });
  log.info('EXTRACT_REQUESTED', { county: check.county, checkId, status: delivery });
};
