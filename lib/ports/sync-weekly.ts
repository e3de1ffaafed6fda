import type { CountyCode } from '../domain/shared/counties.ts';
import type { Temporal } from '../domain/shared/time.ts';

/** Who has got a week's statistics. Throws when the table cannot be reached. */
export type WeeklyDeliveries = {
  /** Takes the right to send a week's statistics to a county, once. False when it was taken before. */
  claim(week: Temporal.PlainDate, county: CountyCode, at: Temporal.Instant): Promise<boolean>;
  /** Gives it back after a failure that certainly sent nothing, or may have sent nothing. */
  release(week: Temporal.PlainDate, county: CountyCode): Promise<void>;
};
