import type { Refresh } from '../../data-refresh/domain/refresh.ts';
import type { Confirmation } from '../../releases/domain/completion.ts';
import type { Schedule } from '../../releases/domain/schedule.ts';
import type { Task } from '../../releases/domain/task.ts';

/** What the page of data refreshes shows. */
export type RefreshShown = {
  /** Newest first. */
  readonly refreshes: readonly Refresh[];
  /** The newest release's task in which counties take their own backups, and who has said that it is done. */
  readonly backups:
    | {
        readonly schedule: Pick<Schedule, 'release'>;
        readonly task: Task;
        readonly confirmations: readonly Confirmation[];
      }
    | undefined;
};
