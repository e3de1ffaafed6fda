import type { CountyCode } from '../domain/shared/counties.ts';
import type { Temporal } from '../domain/shared/time.ts';
import type { CheckStatus, SyncCheck } from '../domain/sync/check.ts';

/** What of a check may change after its start. */
export type CheckChanges = Partial<
  Omit<SyncCheck, 'id' | 'county' | 'kind' | 'initiatedBy' | 'nightId' | 'requestedAt'>
>;

/** A county's place: the one check of it that has not ended. */
export type RunningCheck = {
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
   * Creates a check and takes the county's place, in one step. `exists`: this check was created before.
   * `county-busy`: another check of the county has not ended and is inside its deadline at `now`.
   */
  start(check: SyncCheck, now: Temporal.Instant): Promise<'started' | 'exists' | 'county-busy'>;
  /** Creates the record of a check that is not started; an existing record of the same id is kept. */
  recordSkip(check: SyncCheck): Promise<void>;
  /** Opens a failed check again and takes the county's place. False when it is not a failed one or the county is busy. */
  reopen(check: SyncCheck, now: Temporal.Instant): Promise<boolean>;
  /** Changes a check whose status is one of `from`. Null when it is not; nothing is changed then. */
  advance(checkId: string, from: readonly CheckStatus[], changes: CheckChanges): Promise<SyncCheck | null>;
  /** Ends a check that has not ended, and frees the county's place. False when it had ended; the place is freed again. */
  end(
    checkId: string,
    changes: CheckChanges & { readonly status: CheckStatus; readonly endedAt: Temporal.Instant },
  ): Promise<boolean>;
  /** The checks that have not ended, of all counties. */
  running(): Promise<readonly RunningCheck[]>;
  readWait(checkId: string): Promise<ExtractWait>;
  keepWait(checkId: string, wait: Partial<ExtractWait>): Promise<void>;
  /**
   * Takes the right to do something about a check once (`notice`, `publication`). False when it was taken before.
   * `release` gives it back after a failure that certainly did nothing.
   */
  claim(checkId: string, what: string, at: Temporal.Instant): Promise<boolean>;
  release(checkId: string, what: string): Promise<void>;
};
