import * as z from 'zod';
import { toPacificIso } from '../../lib/domain/shared/time.ts';
import { isPastDeadline, type SyncCheck } from '../../lib/domain/sync/check.ts';
import { emsEventId } from '../../lib/domain/sync/ems.ts';
import type { Clock } from '../../lib/ports/clock.ts';
import type { SyncChecks } from '../../lib/ports/sync-checks.ts';
import type { CountyDirectory } from '../../lib/ports/sync-county-directory.ts';
import type { DifferencePublisher } from '../../lib/ports/sync-differences.ts';
import type { TellEms } from '../../lib/ports/sync-ems.ts';
import { SafeError } from '../../lib/runtime/log.ts';
import type { TaskContext } from '../../lib/runtime/task-handler.ts';

export const PublishDifferencesInput = z.object({ checkId: z.string() });

type Ports = {
  readonly clock: Clock;
  readonly checks: SyncChecks;
  readonly differences: DifferencePublisher;
  readonly directory: CountyDirectory;
  readonly tellEms: TellEms;
};

const windowClosed = (): SafeError =>
  new SafeError('WindowClosed', 'The window closed before the result was published.');

/**
 * Publishes a judged check: the differences into the county's inbox, then the result, then the word to its EMS. The
 * clock is asked first; past the close nothing is published, and what lies in the inbox of a check that was closed
 * meanwhile is taken out unseen. A repeat of a published check only tells the EMS again, under the same id.
 */
export const publishDifferences =
  (ports: Ports) =>
  async ({ checkId }: z.output<typeof PublishDifferencesInput>, { log }: TaskContext): Promise<{ result: string }> => {
    const check = await ports.checks.read(checkId);
    if (!check?.verdict) throw new SafeError('NothingToPublish', 'This check has not been judged.');
    const endpoint = await ports.directory.ems(check.county);
    const result = check.verdict.every(({ within }) => within) ? 'passed' : 'failed';
    if (check.status !== 'completed') {
      const now = await ports.clock();
      const vendor = endpoint?.vendor ?? 'standard';
      if (check.status !== 'comparing' || isPastDeadline(check, now)) {
        await ports.differences.withdraw(check, vendor);
        throw windowClosed();
      }
      await ports.differences.publish(check, vendor);
      const ended = await ports.checks.end(checkId, { status: 'completed', result, endedAt: now });
      // Closed meanwhile; a repeat of this very step finds its own completion instead.
      if (!ended && (await ports.checks.read(checkId))?.status !== 'completed') {
        await ports.differences.withdraw(check, vendor);
        throw windowClosed();
      }
    }
    const emsDelivery = await ports.tellEms(
      endpoint,
      differencesReady(check, result, toPacificIso(await ports.clock())),
    );
    await ports.checks.advance(checkId, ['completed'], { emsDelivery });
    const differences = check.comparison?.counts.total ?? 0;
    log.info('DIFFERENCES_PUBLISHED', { county: check.county, checkId, result, differences, status: emsDelivery });
    return { result };
  };

const differencesReady = (check: SyncCheck, result: 'passed' | 'failed', at: string) => ({
  id: emsEventId(check.id, 'differences-ready'),
  type: 'differences-ready' as const,
  county: check.county,
  checkId: check.id,
  at,
  result,
  differences: check.comparison?.counts.total ?? 0,
});
