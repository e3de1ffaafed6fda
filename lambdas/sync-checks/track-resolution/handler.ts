import * as z from 'zod';
import type { TaskContext } from '../../../lib/runtime/task-handler.ts';
import type { Clock } from '../../../lib/shared/clock.ts';
import { SafeError } from '../../../lib/shared/safe-error.ts';
import { pacificDate } from '../../../lib/shared/time.ts';
import { lastCompleted } from '../../../lib/sync-checks/domain/eligibility.ts';
import type { SyncChecks } from '../../../lib/sync-checks/ports/checks.ts';
import type { FollowDifferences } from '../../../lib/sync-checks/ports/rolls.ts';

export const TrackResolutionInput = z.object({ checkId: z.string() });

type Ports = { readonly clock: Clock; readonly checks: SyncChecks; readonly follow: FollowDifferences };

/** How far back the previous completed check is looked for. */
const HISTORY_MONTHS = 13;

/** Finds what became of the differences that the county's previous completed check had found. */
export const trackResolution =
  (ports: Ports) =>
  async ({ checkId }: z.output<typeof TrackResolutionInput>, { log }: TaskContext): Promise<void> => {
    const check = await ports.checks.read(checkId);
    if (!check?.comparison) throw new SafeError('NothingToTrack', 'This check has no comparison.');
    const today = pacificDate(await ports.clock());
    const history = await ports.checks.history(check.county, today.subtract({ months: HISTORY_MONTHS }), today);
    const previous = lastCompleted(history.filter((past) => past.id !== checkId));
    const resolution = await ports.follow(check, previous, today);
    await ports.checks.advance(checkId, ['comparing'], { resolution });
    log.info('RESOLUTION_TRACKED', { county: check.county, checkId, persisting: resolution.persisting });
  };
