import type { Temporal } from '../../shared/time.ts';
import { plannedState } from '../domain/environment-plan.ts';
import { type EnvironmentState, movedTo } from '../domain/environment-state.ts';
import type { RequiredInstall } from '../domain/gate.ts';
import { taskText } from '../domain/task.ts';
import { phaseOf } from '../domain/task-run.ts';
import type { Environment, KeptEnvironment } from '../ports.ts';
import { openTasks, type ReleaseFacts } from './release-facts.ts';

export type EnvironmentPorts = { readonly environment: Environment };

/** The installation that counties confirm before they reconnect: the last of the release that has begun. */
const requiredOf = ({ schedule, progress }: ReleaseFacts, now: Temporal.Instant): RequiredInstall | null => {
  const begun = progress.filter(
    (one) =>
      one.task.notes.includes('install-before-reconnecting') &&
      !schedule.completed.includes(one.task.number) &&
      ['open', 'done'].includes(phaseOf(one, progress, now)),
  );
  const task = begun.at(-1)?.task;
  return task === undefined ? null : { release: schedule.release, task: task.number, says: taskText(task) };
};

/** Attempts while others change the same. */
const MOST_ATTEMPTS = 5;

type Planned = Pick<KeptEnvironment, 'state' | 'required'>;

/** By what is written of it: two instants are not told apart otherwise. */
const isSame = (one: Planned, other: Planned): boolean =>
  JSON.stringify([one.state, one.required]) === JSON.stringify([other.state, other.required]);

/** Brings the environment to a state, from whatever it is by then. A second time changes nothing. */
const change = async (
  { environment }: EnvironmentPorts,
  to: (present: KeptEnvironment) => Planned,
): Promise<KeptEnvironment> => {
  for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt += 1) {
    const present = await environment.read();
    const planned = to(present);
    if (isSame(planned, present)) return present;
    const next = { ...movedTo(present, planned.state), required: planned.required, version: present.version + 1 };
    if ((await environment.save(next)) === 'saved') return next;
  }
  throw new Error('Others change the state of the environment all the time.');
};

/**
 * Brings the environment to what a release's open tasks say: down or up, and which installation counties confirm before they reconnect.
 * A second time changes nothing. Gives what stands then. Throws when the table cannot be reached.
 */
export const settleEnvironment = (
  ports: EnvironmentPorts,
  facts: ReleaseFacts,
  now: Temporal.Instant,
): Promise<KeptEnvironment> =>
  change(ports, (present) => ({
    state: plannedState(present.state, { release: facts.schedule.release, open: openTasks(facts, now) }, now),
    // What an earlier release asked for holds until this one asks for something.
    required: requiredOf(facts, now) ?? present.required,
  }));

/**
 * The same of a release that is not led any more: it brings the environment back that it took down, takes it down no more, and asks for
 * no installation anew.
 */
export const settleDown = async (
  ports: EnvironmentPorts,
  facts: ReleaseFacts,
  now: Temporal.Instant,
): Promise<EnvironmentState> => {
  const { release } = facts.schedule;
  const { state } = await change(ports, ({ state: before, required }) => {
    const planned = plannedState(before, { release, open: openTasks(facts, now) }, now);
    return { state: before.kind === 'down' && planned.kind === 'up' ? planned : before, required };
  });
  return state;
};
