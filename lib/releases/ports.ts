import type { CountyCode } from '../shared/counties.ts';
import type { Confirmation } from './domain/completion.ts';
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
