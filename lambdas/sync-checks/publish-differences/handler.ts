import * as z from 'zod';
import type { TaskContext } from '../../../lib/runtime/task-handler.ts';
import type { Clock } from '../../../lib/shared/clock.ts';
import { SafeError } from '../../../lib/shared/safe-error.ts';
import { toPacificIso } from '../../../lib/shared/time.ts';
import type { SyncCheck } from '../../../lib/sync-checks/domain/check.ts';
import { emsEventId } from '../../../lib/sync-checks/domain/ems.ts';
import type { SyncChecks, UntoldEvents } from '../../../lib/sync-checks/ports/checks.ts';
import type { CountyDirectory, TellEms } from '../../../lib/sync-checks/ports/counties.ts';
import type { DifferencePublisher } from '../../../lib/sync-checks/ports/rolls.ts';
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
