import type { CountyCode } from '../../shared/counties.ts';
import type { Temporal } from '../../shared/time.ts';
import type { AlternateSchedule } from '../domain/alternate.ts';
import type { CheckStatus, SyncCheck } from '../domain/check.ts';
import type { EmsEvent } from '../domain/ems.ts';
import type { NightSummary } from '../domain/night-summary.ts';

/** What of a check may change after its start. */
export type CheckChanges = Partial<
  Omit<SyncCheck, 'id' | 'county' | 'kind' | 'initiatedBy' | 'nightId' | 'requestedAt'>
>;

/** A county's lock: it is held by the one check of the county that has not ended, at most until its deadline. */
export type CountyLock = {
  readonly county: CountyCode;
  readonly checkId: string;
  readonly deadlineAt: Temporal.Instant;
};

/** How a check waits for its extract. The token resumes the execution: it is a credential and never leaves the store. */
export type ExtractWait = { readonly taskToken: string | null; readonly uploadKey: string | null };

/** The checks of all counties. Every call throws when the table cannot be reached; a repeat is always safe. */
export type SyncChecks = {
  read(checkId: string): Promise<SyncCheck | null>;
  /** A county's checks that were started on these Pacific dates or between them, newest first. */
  history(county: CountyCode, from: Temporal.PlainDate, to: Temporal.PlainDate): Promise<readonly SyncCheck[]>;
  /**
   * Creates a check and takes the county's lock, in one step. `exists`: this check was created before.
   * `county-busy`: another check of the county has not ended and is inside its deadline at `now`.
   */
  start(check: SyncCheck, now: Temporal.Instant): Promise<'started' | 'exists' | 'county-busy'>;
  /** Creates the record of a check that is not started; an existing record of the same id is kept. */
  recordSkip(check: SyncCheck): Promise<void>;
  /** Opens a failed check again and takes the county's lock. False when it is not a failed one or the county is busy. */
  reopen(check: SyncCheck, now: Temporal.Instant): Promise<boolean>;
  /**
   * Changes a check whose status is one of `from`, and gives it. Undefined when it is not; nothing is changed then. With
   * `attempt`, a check that was started again since that execution is not changed either.
   */
  advance(
    checkId: string,
    from: readonly CheckStatus[],
    changes: CheckChanges,
    attempt?: number,
  ): Promise<SyncCheck | undefined>;
  /**
   * Ends a check that has not ended, and releases the county's lock. False when it had ended, the lock is released again
   * then, or with `attempt` when it was started again since that execution.
   */
  end(
    checkId: string,
    changes: CheckChanges & { readonly status: CheckStatus; readonly endedAt: Temporal.Instant },
    attempt?: number,
  ): Promise<boolean>;
  /** The locks of all counties: the checks that have not ended. */
  running(): Promise<readonly CountyLock[]>;
  readWait(checkId: string): Promise<ExtractWait>;
  /** False, and nothing is kept, when the check was started again since the execution `attempt`. */
  keepWait(checkId: string, wait: Partial<ExtractWait>, attempt?: number): Promise<boolean>;
  /**
   * Takes the right to do something about a check once (`notice`, `publication`). False when it was taken before.
   * `release` gives it back after a failure that certainly did nothing.
   */
  claim(checkId: string, what: string, at: Temporal.Instant): Promise<boolean>;
  release(checkId: string, what: string): Promise<void>;
  /** Whether the right was taken. */
  isClaimed(checkId: string, what: string): Promise<boolean>;
};

/** The nights: which execution runs one, what it planned, how it ended. Throws when the table cannot be reached. */
export type SyncNights = {
  /**
   * Takes the run lock of a night for an execution. True for the first execution, and again for the same one; false
   * for any other.
   */
  claim(nightId: string, date: Temporal.PlainDate, executionId: string): Promise<boolean>;
  recordPlan(nightId: string, date: Temporal.PlainDate, checkIds: readonly string[]): Promise<void>;
  recordSummary(nightId: string, date: Temporal.PlainDate, summary: NightSummary): Promise<void>;
  /** The ids of the checks that a night planned, started and skipped; none when it was not planned. */
  plannedChecks(nightId: string, date: Temporal.PlainDate): Promise<readonly string[]>;
  /** The summaries of a night, newest first. */
  summaries(nightId: string, limit: number): Promise<readonly NightSummary[]>;
};

/** The alternate dates agreed with counties: at most one per county at a time. Throws when the table cannot be reached. */
export type SyncAlternates = {
  /** The date agreed with a county, cancelled or not; undefined when there never was one. */
  find(county: CountyCode): Promise<AlternateSchedule | undefined>;
  /** Those of all counties, cancelled ones too. */
  all(): Promise<readonly AlternateSchedule[]>;
  /** Keeps what follows the revision before it. `conflict` when somebody else was faster: nothing was changed. */
  write(schedule: AlternateSchedule): Promise<'written' | 'conflict'>;
};

/** The events that a county's EMS could not be told. Throws when the table cannot be reached; a repeat is safe. */
export type UntoldEvents = {
  keep(event: EmsEvent): Promise<void>;
  all(): Promise<readonly EmsEvent[]>;
  /** One that is not kept is no failure. */
  forget(eventId: string): Promise<void>;
};

/** Who has got a week's statistics. Throws when the table cannot be reached. */
export type WeeklyDeliveries = {
  /**
   * Takes the right to send a week's statistics to a county. `settled`: what became of them is on record. `held`: it was
   * taken later than `abandonedBefore`, and what became of it is not on record. One that was taken earlier and has no
   * outcome is taken over: whoever had it died.
   */
  claim(
    week: Temporal.PlainDate,
    county: CountyCode,
    at: Temporal.Instant,
    abandonedBefore: Temporal.Instant,
  ): Promise<'taken' | 'held' | 'settled'>;
  /** Puts on record what became of the statistics of a county. */
  settle(week: Temporal.PlainDate, county: CountyCode, outcome: 'sent' | 'rejected'): Promise<void>;
  /** Whether the week's statistics were sent to any county, or are being sent. */
  isBegun(week: Temporal.PlainDate): Promise<boolean>;
  /** Gives it back after a failure that certainly sent nothing, or may have sent nothing. */
  release(week: Temporal.PlainDate, county: CountyCode): Promise<void>;
};
