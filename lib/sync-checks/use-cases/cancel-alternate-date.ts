import type { Clock } from '../../shared/clock.ts';
import type { CountyCode } from '../../shared/counties.ts';
import type { Log } from '../../shared/log.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { Temporal } from '../../shared/time.ts';
import type { SyncAlternates } from '../ports/checks.ts';
import type { OneTimeSchedules } from '../ports/executions.ts';
import { scheduleAsAgreed } from './schedule-as-agreed.ts';

export type Ports = {
  readonly clock: Clock;
  readonly alternates: SyncAlternates;
  readonly schedules: OneTimeSchedules;
};

/** More than there are people who agree dates with one county at one moment. */
const MOST_TRIES = 10;

/**
 * Cancels an alternate date that has not come yet; the regular schedule holds for the county again. On record first: what
 * starts after that finds that nothing is agreed. `NOT_AGREED`: no date that is still to come is agreed with it.
 */
export const cancelAlternateDate = async (
  { clock, alternates, schedules }: Ports,
  county: CountyCode,
  log: Log,
): Promise<Result<void, 'NOT_AGREED'>> => {
  for (let attempt = 0; attempt < MOST_TRIES; attempt += 1) {
    const schedule = await alternates.find(county);
    const toCome = schedule && Temporal.Instant.compare(schedule.runAt, await clock()) > 0;
    if (schedule?.state !== 'agreed' || !toCome) return err('NOT_AGREED');
    const revision = (schedule.revision ?? 0) + 1;
    if ((await alternates.write({ ...schedule, state: 'cancelled', revision })) === 'conflict') continue;
    await scheduleAsAgreed({ clock, alternates, schedules }, county);
    log.info('ALTERNATE_SCHEDULE_CANCELLED', { county });
    return ok(undefined);
  }
  throw new Error('A county’s date was changed by somebody else at every try.');
};
