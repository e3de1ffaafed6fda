import type { Temporal } from '../domain/shared/time.ts';
import type { NightSummary } from '../domain/sync/night-summary.ts';

/** The nights: which execution runs one, what it planned, how it ended. Throws when the table cannot be reached. */
export type SyncNights = {
  /**
   * Takes the run lock of a night for an execution. True for the first execution, and again for the same one; false
   * for any other.
   */
  claim(nightId: string, date: Temporal.PlainDate, executionId: string): Promise<boolean>;
  recordPlan(nightId: string, date: Temporal.PlainDate, checkIds: readonly string[]): Promise<void>;
  recordSummary(nightId: string, date: Temporal.PlainDate, summary: NightSummary): Promise<void>;
  /** The ids of the checks that a night planned, started and skipped; null when it was not planned. */
  plannedChecks(nightId: string, date: Temporal.PlainDate): Promise<readonly string[] | null>;
  /** The summaries of a night, newest first. */
  summaries(nightId: string, limit: number): Promise<readonly NightSummary[]>;
};
