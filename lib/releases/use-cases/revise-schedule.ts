import type { Clock } from '../../shared/clock.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { pacificDate } from '../../shared/time.ts';
import { faultsOf, type ScheduleFault } from '../domain/faults.ts';
import { type Revision, renamed, rewritten, slipped } from '../domain/revision.ts';
import { type Approval, type ReleaseId, Schedule } from '../domain/schedule.ts';
import { byNumber, type TaskNumber } from '../domain/task.ts';
import type { ReleaseSchedules } from '../ports.ts';
import { type FactsPorts, findFacts } from './release-facts.ts';

export type RevisePorts = FactsPorts & {
  readonly schedules: Pick<ReleaseSchedules, 'find' | 'publish'>;
  readonly clock: Clock;
};

/**
 * `exists`: a release of this name is there already. `changed-meanwhile`: somebody else has revised it since it was read. `not-yet-given`: an
 * approval is of a day that has not come, and nothing is approved by a paper that is not written.
 */
export type NotRevised = {
  readonly code: 'exists' | 'not-found' | 'changed-meanwhile' | 'bad-schedule' | 'not-yet-given';
  readonly faults: readonly ScheduleFault[];
};

type Revised = { readonly before: Schedule | null; readonly after: Schedule };
type Outcome = Promise<Result<Revised, NotRevised>>;

const refused = (code: NotRevised['code'], faults: readonly ScheduleFault[] = []) => err({ code, faults });

/** What is kept can be read again: days far from now cannot be written. */
const UNREADABLE = 'Some day of this schedule cannot be: look at the years.';

const kept = async ({ schedules }: RevisePorts, before: Schedule | null, after: Schedule): Outcome => {
  const first = after.tasks[0]?.number ?? '1';
  if (!Schedule.safeParse(after).success) return refused('bad-schedule', [{ task: first, sentence: UNREADABLE }]);
  const published = await schedules.publish(after);
  if (published === 'conflict') return refused(before === null ? 'exists' : 'changed-meanwhile');
  return ok({ before, after });
};

const isAhead = (approvals: readonly Approval[], today: string): boolean => approvals.some(({ on }) => on > today);

/** Publishes the first schedule of a release. Throws when the table cannot be reached. */
export const publishSchedule = async (
  ports: RevisePorts,
  first: Omit<Schedule, 'revision' | 'publishedOn' | 'reason'>,
): Outcome => {
  const publishedOn = pacificDate(await ports.clock()).toString();
  const tasks = first.tasks.toSorted((a, b) => byNumber(a.number, b.number));
  const schedule: Schedule = { ...first, tasks, revision: 1, publishedOn, reason: null };
  if (isAhead(schedule.approvals, publishedOn)) return refused('not-yet-given');
  const faults = faultsOf(schedule);
  return faults.length > 0 ? refused('bad-schedule', faults) : kept(ports, null, schedule);
};

/** Which release is revised, and which revision was looked at when it was decided. */
export type Seen = { readonly release: ReleaseId; readonly revision: number };
/** What the revision is told with. */
export type Told = Pick<Revision, 'releasesOn' | 'reason' | 'memo'>;

const revise = async (
  ports: RevisePorts,
  { release, revision }: Seen,
  make: (
    before: Schedule,
    common: Pick<Revision, 'publishedOn' | 'completed'>,
    confirmed: readonly TaskNumber[],
  ) => ReturnType<typeof slipped>,
): Outcome => {
  const facts = await findFacts(ports, release);
  if (facts === undefined) return refused('not-found');
  const before = facts.schedule;
  if (before.revision !== revision) return refused('changed-meanwhile');
  const publishedOn = pacificDate(await ports.clock()).toString();
  const completed = facts.progress.flatMap(({ task, done }) => (done ? [task.number] : []));
  const confirmed = facts.confirmations.map(({ task }) => task);
  const next = make(before, { publishedOn, completed }, confirmed);
  return next.ok ? kept(ports, before, next.value) : refused('bad-schedule', next.error);
};

/** Moves what remains with the release, and freezes what everybody has done by now. Throws when the table cannot be reached. */
export const slipSchedule = (ports: RevisePorts, seen: Seen, told: Told): Outcome =>
  revise(ports, seen, (before, common) => slipped(before, { ...told, ...common }));

/** Puts other rows in the place of what remains. `completed`: what these say is done, beside what everybody has confirmed. */
export const rewriteSchedule = (
  ports: RevisePorts,
  seen: Seen,
  told: Told & Pick<Schedule, 'tasks' | 'completed'>,
): Outcome =>
  revise(ports, seen, (before, { publishedOn, completed }, confirmed) => {
    const { tasks, ...rest } = told;
    const faults = renamed(before.tasks, tasks, confirmed);
    if (faults.length > 0) return err(faults);
    return rewritten(before, { ...rest, publishedOn, completed: [...completed, ...told.completed] }, tasks);
  });

/** Puts a written approval on record, in a revision that changes nothing else. */
export const approveSchedule = async (ports: RevisePorts, seen: Seen, approval: Approval): Outcome => {
  const today = pacificDate(await ports.clock()).toString();
  if (isAhead([approval], today)) return refused('not-yet-given');
  return revise(ports, seen, (before, common) => {
    const { releasesOn, reason, memo } = before;
    const approvals = [...before.approvals, approval];
    return rewritten(before, { ...common, releasesOn, reason, memo, approvals }, before.tasks);
  });
};
