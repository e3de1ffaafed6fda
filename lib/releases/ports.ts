import type { CountyCode } from '../shared/counties.ts';
import type { Side } from '../shared/identity.ts';
import type { Result } from '../shared/result.ts';
import type { Temporal } from '../shared/time.ts';
import type { ChecklistEntry } from './domain/checklist.ts';
import type { Confirmation } from './domain/completion.ts';
import type { StateAndReturn } from './domain/environment-state.ts';
import type { RequiredInstall, Standing } from './domain/gate.ts';
import type { Issue } from './domain/issue.ts';
import type { Memo } from './domain/memo.ts';
import type { OptIn } from './domain/opt-in.ts';
import type { ReleaseId, Schedule } from './domain/schedule.ts';
import type { TaskNumber } from './domain/task.ts';
import type { WaitOutcome, WaitsFor } from './domain/waiting.ts';

/** The releases' schedules, every revision of each. Throws when the table cannot be reached. */
export type ReleaseSchedules = {
  /** The newest revision of each release, the latest release first. */
  list(): Promise<readonly Schedule[]>;
  /** All revisions of a release, oldest first; none when there is no such release. */
  revisions(release: ReleaseId): Promise<readonly Schedule[]>;
  /** The newest revision, or undefined when there is no such release. */
  find(release: ReleaseId): Promise<Schedule | undefined>;
  /**
   * Keeps a revision: the first where there is none, and each after the one before it. `conflict` when somebody else was faster:
   * nothing was changed.
   */
  publish(schedule: Schedule): Promise<'published' | 'conflict'>;
};

/** Who has confirmed which task; a confirmation outlives revisions, as the number of its task does. */
export type TaskConfirmations = {
  list(release: ReleaseId): Promise<readonly Confirmation[]>;
  /** Keeps the word of a county or of SOS. `exists` when it was given before: the first one stays. */
  confirm(confirmation: Confirmation): Promise<'confirmed' | 'exists'>;
  /** Puts a newer word in the place of one that was given before: what a county says of its versions. */
  restate(confirmation: Confirmation): Promise<void>;
  /** Whether a county has confirmed a task; as it is now, never from an older copy. */
  has(release: ReleaseId, task: TaskNumber, county: CountyCode): Promise<boolean>;
};

/** The state of the environment with what counties confirm before they reconnect; `version` counts its changes, 0 before any. */
export type KeptEnvironment = StateAndReturn & {
  readonly required: RequiredInstall | null;
  readonly version: number;
};

/** What everybody's calls are let in by. Throws when the table cannot be reached. */
export type Environment = {
  /** As it is now, never from an older copy. An environment that nobody has touched is up, and asks for no installation. */
  read(): Promise<KeptEnvironment>;
  /** Replaces what stands at the version before. `conflict`: somebody else was faster, nothing was changed. */
  save(next: KeptEnvironment): Promise<'saved' | 'conflict'>;
};

/** The counties' parts in the environment. */
export type OptIns = {
  /** As it is now; undefined where a county has never said anything. */
  find(county: CountyCode): Promise<OptIn | undefined>;
  /** Of every county that has said something, also of those that withdrew, by county. */
  list(): Promise<readonly OptIn[]>;
  /** Replaces what stands at the version before. */
  save(next: OptIn): Promise<'saved' | 'conflict'>;
};

/** What was checked of each county's set-up. */
export type Checklists = {
  list(county: CountyCode): Promise<readonly ChecklistEntry[]>;
  /** The last word on an item stands; the audit trail has those before. */
  put(entry: ChecklistEntry): Promise<void>;
};

/** The counties' issue reports. */
export type Issues = {
  find(id: string): Promise<Issue | undefined>;
  /** A county's, or all counties' (null), newest first. */
  list(county: CountyCode | null): Promise<readonly Issue[]>;
  /** `exists`: the day has an issue of this number. */
  enter(issue: Issue): Promise<'entered' | 'exists'>;
  /** Replaces what stands at the version before. */
  save(next: Issue): Promise<'saved' | 'conflict'>;
};

/** The execution that leads a release, by the revision that it follows. */
export type ReleaseRun = {
  readonly release: ReleaseId;
  readonly revision: number;
  readonly startedAt: Temporal.Instant;
  /** When the release was over. */
  readonly endedAt: Temporal.Instant | null;
  /** Counts the changes, from 1. */
  readonly version: number;
};

export type ReleaseRuns = {
  find(release: ReleaseId): Promise<ReleaseRun | undefined>;
  /** Replaces what stands at the version before. */
  save(next: ReleaseRun): Promise<'saved' | 'conflict'>;
};

/** A task that its execution waits for, with the token that resumes it. */
export type WaitingTask = {
  readonly release: ReleaseId;
  readonly revision: number;
  /** Null where the whole release waits. */
  readonly task: TaskNumber | null;
  readonly waitsFor: WaitsFor;
  readonly token: string;
};

export type WaitingTasks = {
  /** Of a release, also those of a revision that was replaced meanwhile. */
  list(release: ReleaseId): Promise<readonly WaitingTask[]>;
  /** A task waits for one thing at a time: what it waited for before is forgotten. */
  put(waiting: WaitingTask): Promise<void>;
  /** Forgets it, unless another token stands in its place. */
  remove(waiting: WaitingTask): Promise<void>;
};

/** Resumes an execution. `NOT_WAITING`: it was resumed before, or is gone. */
export type ResumeTask = (token: string, outcome: WaitOutcome) => Promise<Result<void, 'NOT_WAITING'>>;

/** Starts the execution of a revision under its name; one that was started before is left alone. */
export type StartRun = (
  name: string,
  input: { readonly release: ReleaseId; readonly revision: number },
) => Promise<void>;

/** Whom a notice goes to: a county's office, or the Secretary of State's staff. */
export type Recipient = CountyCode | 'state';

/** A notice that was sent, or could not be. */
export type SentNotice = {
  readonly notice: string;
  readonly to: Recipient;
  readonly outcome: 'sent' | 'rejected' | 'no-contact';
  readonly at: Temporal.Instant;
};

/** The notices of a release, each to each of its recipients once. */
export type Notices = {
  /** Everything that has an outcome. */
  list(release: ReleaseId): Promise<readonly SentNotice[]>;
  /** The right to send. `held`: somebody took it after `abandonedBefore` and has not said yet what became of it. */
  claim(
    release: ReleaseId,
    what: Pick<SentNotice, 'notice' | 'to' | 'at'>,
    abandonedBefore: Temporal.Instant,
  ): Promise<'taken' | 'held' | 'settled'>;
  settle(release: ReleaseId, sent: SentNotice): Promise<void>;
  /** Gives the right back: nothing was sent. */
  release(release: ReleaseId, what: Pick<SentNotice, 'notice' | 'to'>): Promise<void>;
};

/** How an office is written to; undefined where no address is on file. */
export type Addresses = {
  find(to: Recipient): Promise<string | undefined>;
};

/** A memorandum as PDF. */
export type PrintMemo = (memo: Memo) => Promise<Uint8Array>;

/** What decides whether somebody is let in. Throws when it cannot be read. */
export type FindStanding = (side: Side) => Promise<Standing>;
