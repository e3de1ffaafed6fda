import { SafeError } from '../../shared/safe-error.ts';
import type { Temporal } from '../../shared/time.ts';
import { type Confirmation, type Participants, progressOf, type TaskProgress } from '../domain/completion.ts';
import { type OptIn, optInState, takingPart } from '../domain/opt-in.ts';
import type { ReleaseId, Schedule } from '../domain/schedule.ts';
import type { Task } from '../domain/task.ts';
import { phaseOf } from '../domain/task-run.ts';
import type { OptIns, ReleaseSchedules, TaskConfirmations } from '../ports.ts';

export type FactsPorts = {
  readonly schedules: Pick<ReleaseSchedules, 'find'>;
  readonly optIns: Pick<OptIns, 'list'>;
  readonly confirmations: Pick<TaskConfirmations, 'list'>;
};

/** A release as it stands: its schedule in force, who takes part, what is confirmed and how far each task is. */
export type ReleaseFacts = {
  readonly schedule: Schedule;
  readonly participants: Participants;
  readonly confirmations: readonly Confirmation[];
  readonly progress: readonly TaskProgress[];
};

/** Who takes part: with an MOU for all tasks; who is new with this release for those of new counties, also before its MOU is there. */
const participantsOf = (release: ReleaseId, optIns: readonly OptIn[]): Participants => ({
  all: takingPart(optIns),
  new: optIns
    .filter((optIn) => optIn.newWith === release && optInState(optIn) !== 'withdrawn')
    .map(({ county }) => county),
});

/** How a release stands; undefined when there is none of this name. Throws when the table cannot be reached. */
export const findFacts = async (ports: FactsPorts, release: ReleaseId): Promise<ReleaseFacts | undefined> => {
  const [schedule, optIns, confirmations] = await Promise.all([
    ports.schedules.find(release),
    ports.optIns.list(),
    ports.confirmations.list(release),
  ]);
  if (schedule === undefined) return undefined;
  const participants = participantsOf(release, optIns);
  return { schedule, participants, confirmations, progress: progressOf(schedule, participants, confirmations) };
};

/** The same for a step of the machine, which was started for a release that exists. Throws `UnknownRelease`. */
export const existingFacts = async (ports: FactsPorts, release: ReleaseId): Promise<ReleaseFacts> => {
  const facts = await findFacts(ports, release);
  if (facts === undefined) throw new SafeError('UnknownRelease', 'There is no such release.');
  return facts;
};

/** The tasks that are open now. */
export const openTasks = ({ progress }: Pick<ReleaseFacts, 'progress'>, now: Temporal.Instant): readonly Task[] =>
  progress.filter((one) => phaseOf(one, progress, now) === 'open').map(({ task }) => task);
