import * as z from 'zod';
import type { TaskContext } from '../../../lib/runtime/task-handler.ts';
import type { Clock } from '../../../lib/shared/clock.ts';
import { SafeError } from '../../../lib/shared/safe-error.ts';
import { toPacificIso } from '../../../lib/shared/time.ts';
import { isFinal, isPastDeadline } from '../../../lib/sync-checks/domain/check.ts';
import { emsEventId } from '../../../lib/sync-checks/domain/ems.ts';
import type { SyncChecks } from '../../../lib/sync-checks/ports/checks.ts';
import type { CountyDirectory, TellEms } from '../../../lib/sync-checks/ports/counties.ts';
import type { TaskTokens } from '../../../lib/sync-checks/ports/executions.ts';

export const RequestExtractInput = z.object({ checkId: z.string(), taskToken: z.string() });

type Ports = {
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
export const requestExtract =
  (ports: Ports) =>
  async ({ checkId, taskToken }: z.output<typeof RequestExtractInput>, { log }: TaskContext): Promise<void> => {
    const now = await ports.clock();
    const check = await ports.checks.read(checkId);
    if (!check) throw new SafeError('UnknownCheck', 'There is no such check.');
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
    const delivery = await ports.tellEms(await ports.directory.ems(check.county), {
      id: emsEventId(checkId, 'extract-requested', check.redrives + 1),
      type: 'extract-requested',
      county: check.county,
      checkId,
      at: toPacificIso(now),
    });
    log.info('EXTRACT_REQUESTED', { county: check.county, checkId, status: delivery });
  };
