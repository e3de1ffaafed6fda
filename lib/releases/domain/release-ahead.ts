import { Temporal } from '../../shared/time.ts';
import type { Schedule } from './schedule.ts';
import { lastDayOf } from './task-run.ts';

type Dated = Pick<Schedule, 'release' | 'releasesOn' | 'tasks'>;

/** The release that comes next: of those that are not over, the earliest; undefined where none is ahead. */
export const releaseAhead = <One extends Dated>(
  schedules: readonly One[],
  today: Temporal.PlainDate,
): One | undefined =>
  schedules
    .filter((one) => Temporal.PlainDate.compare(lastDayOf(one), today) >= 0)
    .toSorted((one, other) => one.releasesOn.votecal.localeCompare(other.releasesOn.votecal))[0];

/** The release that is spoken of: the one that comes next, or the last one where none is ahead. */
export const releaseInHand = <One extends Dated>(
  schedules: readonly One[],
  today: Temporal.PlainDate,
): One | undefined =>
  releaseAhead(schedules, today) ??
  schedules.toSorted((one, other) => other.releasesOn.votecal.localeCompare(one.releasesOn.votecal))[0];
