import type { CountyCode } from '../domain/shared/counties.ts';
import type { AlternateSchedule } from '../domain/sync/alternate.ts';

/** The alternate dates agreed with counties: at most one per county at a time. Throws when the table cannot be reached. */
export type SyncAlternates = {
  read(county: CountyCode): Promise<AlternateSchedule | null>;
  /** Those of all counties, cancelled ones too. */
  all(): Promise<readonly AlternateSchedule[]>;
  write(schedule: AlternateSchedule): Promise<void>;
};
