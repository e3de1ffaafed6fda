import type { Temporal } from '../../shared/time.ts';
import type { DownReason, EnvironmentState } from './environment-state.ts';
import type { Schedule } from './schedule.ts';
import type { Task } from './task.ts';
import { endsAt } from './when.ts';

/** What the environment is down for during a task, by what is done in it. */
const reasonOf = ({ action }: Pick<Task, 'action'>): DownReason => {
  if (action === 'copy-production' || action === 'back-up-votecal') return 'data-copy';
  return action === 'install-votecal-release' || action === 'install-service-pack' ? 'installation' : 'maintenance';
};

/** What took the environment down: `votecal-2021/15`. */
export const downBy = (release: Schedule['release'], task: Task['number']): string => `${release}/${task}`;

/**
 * The state of the environment while these tasks of a release are open: down as long as one of them says so, until the last of their
 * ends. What something else has taken down is left as it is.
 */
export const plannedState = (
  present: EnvironmentState,
  { release, open }: { readonly release: Schedule['release']; readonly open: readonly Task[] },
  now: Temporal.Instant,
): EnvironmentState => {
  const isOurs = present.kind === 'down' && present.by.startsWith(`${release}/`);
  if (present.kind === 'down' && !isOurs) return present;
  const [first, ...others] = open.filter(({ notes }) => notes.includes('votecal-cte-down'));
  if (first === undefined) return { kind: 'up' };
  const ends = [first, ...others].map(({ end }) => endsAt(end));
  const known = ends.flatMap((end) => end ?? []);
  const last = known.reduce<Temporal.Instant | undefined>(
    (latest, end) => (latest === undefined || end.epochMilliseconds > latest.epochMilliseconds ? end : latest),
    undefined,
  );
  return {
    kind: 'down',
    reason: reasonOf(first),
    since: isOurs ? present.since : now,
    until: known.length < ends.length ? null : (last ?? null),
    by: downBy(release, first.number),
  };
};
