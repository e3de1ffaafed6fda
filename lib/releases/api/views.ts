import * as z from 'zod';
import { CountyCode } from '../../shared/counties.ts';
import type { Side } from '../../shared/identity.ts';
import { type Temporal, toPacificIso } from '../../shared/time.ts';
import {
  CHECKLIST,
  CHECKLIST_ITEMS,
  type ChecklistEntry,
  type ChecklistItem,
  wholeChecklist,
} from '../domain/checklist.ts';
import type { Confirmation, TaskProgress } from '../domain/completion.ts';
import { ENTITIES } from '../domain/entities.ts';
import { DOWN_REASONS, type EnvironmentState } from '../domain/environment-state.ts';
import { ISSUE_CLASSES, ISSUE_STATES, type Issue, type IssueClass } from '../domain/issue.ts';
import { OPT_IN_STATES, type OptIn, optInState } from '../domain/opt-in.ts';
import type { Schedule } from '../domain/schedule.ts';
import { taskText } from '../domain/task.ts';
import { phaseOf, TASK_PHASES } from '../domain/task-run.ts';
import { When } from '../domain/when.ts';

const Instant = z.iso.datetime({ offset: true });

const EnvironmentAnswer = z
  .strictObject({
    state: z.enum(['up', 'down']),
    reason: z.string().nullable(),
    until: Instant.nullable().describe('When it is expected back. Null: it is up, or nobody has said.'),
  })
  .meta({ id: 'EnvironmentState' });

const TaskAnswer = z
  .strictObject({
    number: z.string(),
    entities: z.array(z.enum(ENTITIES)),
    text: z.string().describe('The memorandum’s words.'),
    start: When,
    end: When,
    phase: z.enum(TASK_PHASES).describe('`held`: its day has come, and SOS has not done what comes before.'),
    asked: z.boolean().describe('Whether the caller’s confirmation is asked for: the county’s, or that of SOS.'),
    confirmedAt: Instant.nullable().describe('When the caller’s side confirmed it.'),
    missing: z.int().describe('Counties that have not confirmed.'),
  })
  .meta({ id: 'ReleaseTask' });

const ReleaseAnswer = z
  .strictObject({
    id: z.string(),
    revision: z.int(),
    releasesOn: z.strictObject({ votecal: z.iso.date(), ems: z.iso.date() }),
    tasks: z.array(TaskAnswer),
  })
  .meta({ id: 'Release' });

export const ReleasesAnswer = z
  .strictObject({ environment: EnvironmentAnswer, releases: z.array(ReleaseAnswer) })
  .meta({ id: 'Releases' });

export const toEnvironmentView = (state: EnvironmentState): z.infer<typeof EnvironmentAnswer> => ({
  state: state.kind,
  reason: state.kind === 'down' ? DOWN_REASONS[state.reason] : null,
  until: state.kind === 'down' && state.until !== null ? toPacificIso(state.until) : null,
});

/** A release as one side sees it: of other counties it learns how many are missing. */
export const toReleaseView = (
  {
    schedule,
    progress,
    confirmations,
  }: {
    readonly schedule: Schedule;
    readonly progress: readonly TaskProgress[];
    readonly confirmations: readonly Confirmation[];
  },
  { county }: Side,
  now: Temporal.Instant,
): z.infer<typeof ReleaseAnswer> => ({
  id: schedule.release,
  revision: schedule.revision,
  releasesOn: schedule.releasesOn,
  tasks: progress.map((one) => {
    const { task, missing, stateMissing } = one;
    const word = confirmations.find((said) => said.task === task.number && said.county === county);
    return {
      number: task.number,
      entities: task.entities,
      text: taskText(task),
      start: task.start,
      end: task.end,
      phase: phaseOf(one, progress, now),
      asked: county === null ? stateMissing : missing.includes(county),
      confirmedAt: word ? toPacificIso(word.at) : null,
      missing: missing.length,
    };
  }),
});

const CheckAnswer = z
  .strictObject({
    item: z.enum(CHECKLIST_ITEMS as [ChecklistItem, ...ChecklistItem[]]),
    says: z.string(),
    side: z.string().describe('Who does it.'),
    done: z.boolean(),
    detail: z.string().nullable(),
    by: z.string().nullable().describe('The role of whoever said so.'),
    at: Instant.nullable(),
  })
  .meta({ id: 'SetUpCheck' });

export const OptInAnswer = z
  .strictObject({
    county: CountyCode,
    state: z.enum(OPT_IN_STATES),
    optedInAt: Instant.nullable(),
    mou: z.strictObject({ file: z.string(), signedOn: z.iso.date(), signatory: z.string() }).nullable(),
    withdrawnAt: Instant.nullable(),
    checklist: z.array(CheckAnswer),
  })
  .meta({ id: 'OptIn' });

export const toOptInView = (
  county: CountyCode,
  optIn: OptIn | undefined,
  entries: readonly ChecklistEntry[],
): z.infer<typeof OptInAnswer> => ({
  county,
  state: optInState(optIn),
  optedInAt: optIn ? toPacificIso(optIn.optedInAt) : null,
  mou: optIn?.mou ? { ...optIn.mou, signedOn: optIn.mou.signedOn.toString() } : null,
  withdrawnAt: optIn?.withdrawn ? toPacificIso(optIn.withdrawn.at) : null,
  checklist: wholeChecklist(entries).map(({ item, entry }) => ({
    item,
    says: CHECKLIST[item].says,
    side: CHECKLIST[item].side,
    done: entry?.done ?? false,
    detail: entry?.detail ?? null,
    by: entry?.by.role ?? null,
    at: entry ? toPacificIso(entry.at) : null,
  })),
});

export const IssueClasses = z.enum(Object.keys(ISSUE_CLASSES) as [IssueClass, ...IssueClass[]]);

export const IssueAnswer = z
  .strictObject({
    id: z.string(),
    county: CountyCode,
    release: z.string().nullable(),
    class: IssueClasses,
    title: z.string(),
    text: z.string(),
    state: z.enum(ISSUE_STATES),
    reportedAt: Instant,
    notes: z.array(z.strictObject({ at: Instant, by: z.string(), text: z.string() })),
    version: z.int(),
  })
  .meta({ id: 'Issue' });

export const toIssueView = ({ reportedAt, reportedBy: _by, notes, ...issue }: Issue): z.infer<typeof IssueAnswer> => ({
  ...issue,
  reportedAt: toPacificIso(reportedAt),
  notes: notes.map(({ at, by, text }) => ({ at: toPacificIso(at), by: by.role, text })),
});
