import { problem } from '../../../lib/runtime/api/problem.ts';
import type { ApiAnswer, ApiContext, ApiRequest } from '../../../lib/runtime/api/types.ts';
import type { Clock } from '../../../lib/shared/clock.ts';
import { Temporal } from '../../../lib/shared/time.ts';
import type { SyncAlternates } from '../../../lib/sync-checks/ports/checks.ts';
import type { OneTimeSchedules } from '../../../lib/sync-checks/ports/executions.ts';

type Ports = { readonly clock: Clock; readonly alternates: SyncAlternates; readonly schedules: OneTimeSchedules };

/** Cancels an alternate date that has not come yet; the regular schedule holds for the county again. */
export const cancelAlternateSchedule =
  (ports: Ports) =>
  async ({ path }: ApiRequest<unknown, unknown, { code: string }>, { log }: ApiContext): Promise<ApiAnswer> => {
    const schedule = await ports.alternates.read(path.code);
    const toCome = schedule && Temporal.Instant.compare(schedule.runAt, await ports.clock()) > 0;
    if (schedule?.state !== 'agreed' || !toCome) {
      return problem(404, 'not-found', 'No alternate date that is still to come is agreed with this county.');
    }
    await ports.schedules.cancel(path.code);
    await ports.alternates.write({ ...schedule, state: 'cancelled' });
    log.info('ALTERNATE_SCHEDULE_CANCELLED', { county: path.code });
    return { status: 204, body: '' };
  };
