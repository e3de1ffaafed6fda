import type { CountyCode } from '../domain/shared/counties.ts';
import type { AlternateSchedule } from '../domain/sync/alternate.ts';

/** The one-time schedules behind alternate dates. Throws when the scheduler cannot be reached; a repeat is safe. */
export type OneTimeSchedules = {
  /** Creates or moves the county's one-time schedule. */
  put(schedule: AlternateSchedule): Promise<void>;
  /** Removes it; one that is not there, or has run, is no failure. */
  cancel(county: CountyCode): Promise<void>;
};
