import type { Clock } from '../../shared/clock.ts';
import type { CountyCode } from '../../shared/counties.ts';
import { Temporal } from '../../shared/time.ts';
import type { SyncAlternates } from '../ports/checks.ts';
import type { OneTimeSchedules } from '../ports/executions.ts';

export type Ports = {
  readonly clock: Clock;
  readonly alternates: Pick<SyncAlternates, 'find'>;
  readonly schedules: OneTimeSchedules;
};

/** More than there are people who agree dates with one county at one moment. */
const MOST_TRIES = 10;

/**
 * Makes the one-time schedule of a county what its record says, and looks again whether the record still says so. Everybody who
 * has changed the record, or made a schedule for it, ends with this: whoever is last leaves the two alike, in whatever
 * order they acted. A date that has come is left alone: it starts its check, or has.
 */
export const scheduleAsAgreed = async ({ clock, alternates, schedules }: Ports, county: CountyCode): Promise<void> => {
  let stands = await alternates.find(county);
  for (let attempt = 0; attempt < MOST_TRIES; attempt += 1) {
    if (stands?.state !== 'agreed') await schedules.cancel(county);
    else if (Temporal.Instant.compare(stands.runAt, await clock()) > 0) await schedules.put(stands);
    const now = await alternates.find(county);
    if (now?.revision === stands?.revision) return;
    stands = now;
  }
  throw new Error('A county’s date was changed by somebody else at every try.');
};
