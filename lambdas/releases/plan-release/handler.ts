import { MOST_OPEN_TASKS } from '../../../lib/releases/domain/faults.ts';
import type { RunStep, TaskStep } from '../../../lib/releases/domain/release-step.ts';
import { partsOf } from '../../../lib/releases/domain/schedule.ts';
import type { ReleaseSchedules } from '../../../lib/releases/ports.ts';
import { SafeError } from '../../../lib/shared/safe-error.ts';

type Plan = { readonly outcome: 'planned' | 'replaced'; readonly tasks: readonly TaskStep[] };

/** The tasks of a revision that are not completed; none when another revision has replaced it. */
export const planRelease =
  ({ schedules }: { readonly schedules: Pick<ReleaseSchedules, 'find'> }) =>
  async ({ release, revision }: RunStep): Promise<Plan> => {
    const schedule = await schedules.find(release);
    if (schedule?.revision !== revision) return { outcome: 'replaced', tasks: [] };
    const { remaining } = partsOf(schedule);
    if (remaining.length > MOST_OPEN_TASKS) {
      throw new SafeError(
        'TooManyTasks',
        'A release has more tasks that are not completed than can be followed at the same time.',
      );
    }
    return { outcome: 'planned', tasks: remaining.map(({ number }) => ({ release, revision, task: number })) };
  };
