import type { CountyCode } from '../shared/counties.ts';
import type { ChecklistEntry } from './domain/checklist.ts';
import type { Confirmation } from './domain/completion.ts';
import type { EnvironmentState } from './domain/environment-state.ts';
import type { RequiredInstall } from './domain/gate.ts';
import type { Issue } from './domain/issue.ts';
import type { OptIn } from './domain/opt-in.ts';
import type { ReleaseId, Schedule } from './domain/schedule.ts';
import type { TaskNumber } from './domain/task.ts';

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
  /** Whether a county has confirmed a task; as it is now, never from an older copy. */
  has(release: ReleaseId, task: TaskNumber, county: CountyCode): Promise<boolean>;
};

/** The state of the environment with what counties confirm before they reconnect; `version` counts its changes, 0 before any. */
export type KeptEnvironment = {
  readonly state: EnvironmentState;
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
