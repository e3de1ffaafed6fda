import { momentsOf } from '../../releases/domain/moments.ts';
import { stillDownReminders } from '../../releases/domain/still-down.ts';
import { lastDayOf } from '../../releases/domain/task-run.ts';
import type { ReleaseRuns, ReleaseSchedules, WaitingTasks } from '../../releases/ports.ts';
import { pacificDate, type Temporal } from '../../shared/time.ts';
import type { Waiter } from './busy-executions.ts';

/** What of releases the scheduler looks at. */
export type ReleaseStores = {
  readonly schedules: Pick<ReleaseSchedules, 'list'>;
  readonly runs: Pick<ReleaseRuns, 'find'>;
  readonly waiting: Pick<WaitingTasks, 'list'>;
};

const toFullHour = (instant: Temporal.Instant): Temporal.Instant =>
  instant.round({ smallestUnit: 'hour', roundingMode: 'ceil' });

/** The hours, later than `after`, at which the hourly look at releases that are led, or were, may have something to do. */
export const releaseHours = async (
  { schedules, runs }: Pick<ReleaseStores, 'schedules' | 'runs'>,
  after: Temporal.Instant,
): Promise<readonly Temporal.Instant[]> => {
  const hours = await Promise.all(
    (await schedules.list()).map(async (schedule) => {
      const run = await runs.find(schedule.release);
      if (run === undefined) return [];
      // Behind its end SOS is reminded of an environment that it has left down.
      if (run.endedAt !== null) return stillDownReminders(lastDayOf(schedule)).map(({ at }) => toFullHour(at));
      return momentsOf(schedule, pacificDate(run.startedAt)).map(toFullHour);
    }),
  );
  return hours.flat().filter((hour) => hour.epochMilliseconds > after.epochMilliseconds);
};

/** The revision that an execution leads, by its name: `votecal-2021-2021-11-21-r2`. */
const REVISION = /-r(\d+)$/;

/**
 * Whether an execution that leads a release waits for people or for a day: every token that it waits with is on record, so nobody
 * looks at the moment whether it has to wait at all.
 */
export const releaseWaits =
  ({ schedules, waiting }: Pick<ReleaseStores, 'schedules' | 'waiting'>) =>
  async ({ name, tokens }: Waiter): Promise<boolean> => {
    const revision = Number(REVISION.exec(name)?.[1]);
    const waits = await Promise.all((await schedules.list()).map(({ release }) => waiting.list(release)));
    const own = waits.flat().filter((one) => name.startsWith(`${one.release}-`) && one.revision === revision);
    return own.length >= tokens;
  };
