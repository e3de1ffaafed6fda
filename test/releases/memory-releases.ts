import type { ChecklistEntry } from '../../lib/releases/domain/checklist.ts';
import type { Confirmation } from '../../lib/releases/domain/completion.ts';
import { UP } from '../../lib/releases/domain/environment-state.ts';
import type { Issue } from '../../lib/releases/domain/issue.ts';
import type { OptIn } from '../../lib/releases/domain/opt-in.ts';
import type { Schedule } from '../../lib/releases/domain/schedule.ts';
import type { WaitOutcome } from '../../lib/releases/domain/waiting.ts';
import type {
  Checklists,
  Environment,
  Issues,
  KeptEnvironment,
  Notices,
  OptIns,
  ReleaseRun,
  ReleaseRuns,
  ReleaseSchedules,
  SentNotice,
  TaskConfirmations,
  WaitingTask,
  WaitingTasks,
} from '../../lib/releases/ports.ts';
import type { CountyCode } from '../../lib/shared/counties.ts';
import { err, ok, type Result } from '../../lib/shared/result.ts';
import { Temporal } from '../../lib/shared/time.ts';

/** Keeps what follows on the version before, as the conditions in DynamoDB do. */
const versioned = <Kept extends { readonly version: number }>(keyOf: (kept: Kept) => string) => {
  const all = new Map<string, Kept>();
  const save = async (next: Kept): Promise<'saved' | 'conflict'> => {
    if ((all.get(keyOf(next))?.version ?? 0) !== next.version - 1) return 'conflict';
    all.set(keyOf(next), next);
    return 'saved';
  };
  return { all, save };
};

/** An opt-in with its MOU, as if it had been there for years. */
export const anOptIn = (county: CountyCode, over: Partial<OptIn> = {}): OptIn => ({
  county,
  optedInAt: Temporal.Instant.from('2019-03-01T18:00:00Z'),
  newWith: null,
  mou: { file: `MOU CTE ${county}.pdf`, signedOn: Temporal.PlainDate.from('2019-02-25'), signatory: 'A. Registrar' },
  withdrawn: null,
  version: 1,
  ...over,
});

/** The table of releases in memory, with the same conditions as the one in DynamoDB. */
export const memoryReleases = () => {
  const revisions: Schedule[] = [];
  const words: Confirmation[] = [];
  const sent: SentNotice[] = [];
  const claims = new Map<string, Temporal.Instant>();
  const checks = new Map<string, ChecklistEntry>();
  const waitingByTask = new Map<string, WaitingTask>();
  const environmentKept = versioned<KeptEnvironment>(() => 'STATE');
  const optInsKept = versioned<OptIn>(({ county }) => county);
  const issuesKept = versioned<Issue>(({ id }) => id);
  const runsKept = versioned<ReleaseRun>(({ release }) => release);

  const schedules: ReleaseSchedules = {
    list: async () => {
      const newest = new Map(revisions.map((one) => [one.release, one]));
      return [...newest.values()].toSorted((a, b) => b.releasesOn.votecal.localeCompare(a.releasesOn.votecal));
    },
    revisions: async (release) => revisions.filter((one) => one.release === release),
    find: async (release) => revisions.findLast((one) => one.release === release),
    publish: async (schedule) => {
      const present = revisions.findLast((one) => one.release === schedule.release)?.revision ?? 0;
      if (schedule.revision !== present + 1) return 'conflict';
      revisions.push(schedule);
      return 'published';
    },
  };
  const confirmations: TaskConfirmations = {
    list: async (release) => words.filter((one) => one.release === release),
    confirm: async (word) => {
      const same = words.some(
        (one) => one.release === word.release && one.task === word.task && one.county === word.county,
      );
      if (same) return 'exists';
      words.push(word);
      return 'confirmed';
    },
    restate: async (word) => {
      const index = words.findIndex(
        (one) => one.release === word.release && one.task === word.task && one.county === word.county,
      );
      words.splice(index < 0 ? words.length : index, 1, word);
    },
    has: async (release, task, county) =>
      words.some((one) => one.release === release && one.task === task && one.county === county),
  };
  const environment: Environment = {
    read: async () => environmentKept.all.get('STATE') ?? { state: UP, back: null, required: null, version: 0 },
    save: environmentKept.save,
  };
  const optIns: OptIns = {
    find: async (county) => optInsKept.all.get(county),
    list: async () => [...optInsKept.all.values()].toSorted((a, b) => a.county.localeCompare(b.county)),
    save: optInsKept.save,
  };
  const checklists: Checklists = {
    list: async (county) => [...checks.values()].filter((one) => one.county === county),
    put: async (entry) => {
      checks.set(`${entry.county} ${entry.item}`, entry);
    },
  };
  const issues: Issues = {
    find: async (id) => issuesKept.all.get(id),
    list: async (county) =>
      [...issuesKept.all.values()].filter((one) => county === null || one.county === county).toReversed(),
    enter: async (issue) => ((await issuesKept.save(issue)) === 'saved' ? 'entered' : 'exists'),
    save: issuesKept.save,
  };
  const runs: ReleaseRuns = { find: async (release) => runsKept.all.get(release), save: runsKept.save };
  const taskKey = ({ release, revision, task }: WaitingTask): string => `${release} ${revision} ${task}`;
  const waiting: WaitingTasks = {
    list: async (release) => [...waitingByTask.values()].filter((one) => one.release === release),
    put: async (one) => {
      waitingByTask.set(taskKey(one), one);
    },
    remove: async (one) => {
      if (waitingByTask.get(taskKey(one))?.token === one.token) waitingByTask.delete(taskKey(one));
    },
  };
  const noticeKey = (release: string, { notice, to }: Pick<SentNotice, 'notice' | 'to'>) =>
    `${release} ${notice} ${to}`;
  const settled = new Set<string>();
  const notices: Notices = {
    list: async () => sent,
    claim: async (release, what, abandonedBefore) => {
      const key = noticeKey(release, what);
      if (settled.has(key)) return 'settled';
      const held = claims.get(key);
      if (held !== undefined && Temporal.Instant.compare(held, abandonedBefore) >= 0) return 'held';
      claims.set(key, what.at);
      return 'taken';
    },
    settle: async (release, one) => {
      settled.add(noticeKey(release, one));
      sent.push(one);
    },
    release: async (release, what) => {
      claims.delete(noticeKey(release, what));
    },
  };
  return {
    ports: { schedules, confirmations, environment, optIns, checklists, issues, runs, waiting, notices },
    kept: { sent, words, waitingByTask, checks, runs: runsKept.all, optIns: optInsKept.all, issues: issuesKept.all },
    add: (...ones: readonly OptIn[]): void => {
      for (const one of ones) optInsKept.all.set(one.county, one);
    },
  };
};

/** The executions' tokens in memory: each resumes once. */
export const memoryResumes = () => {
  const open = new Map<string, (outcome: WaitOutcome) => void>();
  return {
    open,
    resume: async (token: string, outcome: WaitOutcome): Promise<Result<void, 'NOT_WAITING'>> => {
      const go = open.get(token);
      if (go === undefined) return err('NOT_WAITING');
      open.delete(token);
      go(outcome);
      return ok(undefined);
    },
  };
};
