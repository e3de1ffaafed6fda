import type { Clock } from '../../shared/clock.ts';
import type { CountyCode } from '../../shared/counties.ts';
import type { Log } from '../../shared/log.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { Temporal } from '../../shared/time.ts';
import type { SyncAlternates } from '../ports/checks.ts';
import type { OneTimeSchedules } from '../ports/executions.ts';

export type Ports = {
  readonly clock: Clock;
  readonly alternates: SyncAlternates;
  readonly schedules: OneTimeSchedules;
};

/**
 * Cancels an alternate date that has not come yet; the regular schedule holds for the county again. `NOT_AGREED`: no
 * date that is still to come is agreed with it.
 */
export const cancelAlternateDate = async (
  { clock, alternates, schedules }: Ports,
  county: CountyCode,
  log: Log,
): Promise<Result<void, 'NOT_AGREED'>> => {
  const schedule = await alternates.find(county);
  const toCome = schedule && Temporal.Instant.compare(schedule.runAt, await clock()) > 0;
  if (schedule?.state !== 'agreed' || !toCome) return err('NOT_AGREED');
  await schedules.cancel(county);
  await alternates.write({ ...schedule, state: 'cancelled' });
  log.info('ALTERNATE_SCHEDULE_CANCELLED', { county });
  return ok(undefined);
};
