import * as z from 'zod';
import { toPacificIso } from '../../lib/domain/shared/time.ts';
import type { SyncCheck } from '../../lib/domain/sync/check.ts';
import { emsEventId } from '../../lib/domain/sync/ems.ts';
import type { Clock } from '../../lib/ports/clock.ts';
import type { SyncChecks } from '../../lib/ports/sync-checks.ts';
import type { CountyDirectory } from '../../lib/ports/sync-county-directory.ts';
import type { DifferencePublisher } from '../../lib/ports/sync-differences.ts';
import type { TellEms } from '../../lib/ports/sync-ems.ts';
import type { UntoldEvents } from '../../lib/ports/sync-untold-events.ts';
import { SafeError } from '../../lib/runtime/log.ts';
import type { TaskContext } from '../../lib/runtime/task-handler.ts';
import { publishOnce, resultOf } from './publish-once.ts';

export const PublishDifferencesInput = z.object({ checkId: z.string() });

type Outcome = { readonly outcome: 'published' | 'window-closed' };

type Ports = {
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
export const publishDifferences =
  (ports: Ports) =>
  async ({ checkId }: z.output<typeof PublishDifferencesInput>, { log }: TaskContext): Promise<Outcome> => {
    const check = await ports.checks.read(checkId);
    if (!check) throw new SafeError('UnknownCheck', 'There is no such check.');
    const endpoint = await ports.directory.ems(check.county);
    const now = await ports.clock();
    const published = check.status === 'completed' || (await publishOnce(ports, check, now));
    if (!published) return { outcome: 'window-closed' };
    const event = differencesReady(check, toPacificIso(now));
    const emsDelivery = await ports.tellEms(endpoint, event);
    if (emsDelivery === 'failed') await ports.untold.keep(event);
    await ports.checks.advance(checkId, ['completed'], { emsDelivery });
    const { county, result, differences } = event;
    log.info('DIFFERENCES_PUBLISHED', { county, checkId, result, differences, status: emsDelivery });
    return { outcome: 'published' };
  };

const differencesReady = (check: SyncCheck, at: string) => ({
  id: emsEventId(check.id, 'differences-ready'),
  type: 'differences-ready' as const,
  county: check.county,
  checkId: check.id,
  at,
  result: resultOf(check),
  differences: check.comparison?.counts.total ?? 0,
});
