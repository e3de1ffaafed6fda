import * as z from 'zod';
import type { CountyCode } from '../../shared/counties.ts';
import type { Temporal } from '../../shared/time.ts';
import { type CountyGroup, countyGroupOf, stateConfirms } from './entities.ts';
import type { ReleaseId, Schedule } from './schedule.ts';
import type { Task, TaskNumber } from './task.ts';

/** A version of a county's EMS as its vendor names it. */
export const EmsVersion = z
  .string()
  .trim()
  .regex(/^[A-Za-z0-9][A-Za-z0-9 ._-]{0,39}$/);
export type EmsVersion = z.infer<typeof EmsVersion>;

/** Somebody's word that a task is done: a county's for itself, or the state's (null) for SOS, CGI and the vendors. */
export type Confirmation = {
  readonly release: ReleaseId;
  readonly task: TaskNumber;
  readonly county: CountyCode | null;
  readonly at: Temporal.Instant;
  /** The identity that confirmed, no name and no address. */
  readonly by: string;
  /** With an installation, where the county has said so; its newest word. */
  readonly versions?: EmsVersions;
  /** When a county said its versions anew, behind its confirmation. */
  readonly versionsAt?: Temporal.Instant;
};

/** What a county says it has in production and in the test environment. */
export type EmsVersions = { readonly production: EmsVersion; readonly cte: EmsVersion };

/** Whether a county that confirms a task is asked which versions of its EMS it has. */
export const asksForVersions = ({ action }: Pick<Task, 'action'>): boolean =>
  action === 'install-ems-current' || action === 'install-ems-release';

/** The counties that take part in the test environment, and those of them that are new with this release. */
export type Participants = { readonly all: readonly CountyCode[]; readonly new: readonly CountyCode[] };

/** How far a task is. */
export type TaskProgress = {
  readonly task: Task;
  /** Counties that have to confirm, and those of them that have not. */
  readonly counties: readonly CountyCode[];
  readonly missing: readonly CountyCode[];
  /** Whether SOS has to confirm and has not. */
  readonly stateMissing: boolean;
  readonly done: boolean;
};

/** The counties that have to confirm the task. */
export const countiesOf = (task: Pick<Task, 'entities'>, participants: Participants): readonly CountyCode[] => {
  const members: Readonly<Record<CountyGroup, readonly CountyCode[]>> = { ...participants, none: [] };
  return members[countyGroupOf(task.entities)];
};

/** Whether a side has to confirm a task and has not: a county, or the state (null). */
export const isMissing = ({ missing, stateMissing }: TaskProgress, county: CountyCode | null): boolean =>
  county === null ? stateMissing : missing.includes(county);

/**
 * How far each task is. A task that was done when the schedule was published is done, whoever has joined since; one without an
 * end (`On-going`) stays open until the release. A task that only counties confirm is not done while there is no county.
 */
export const progressOf = (
  schedule: Pick<Schedule, 'tasks' | 'completed'>,
  participants: Participants,
  confirmations: readonly Pick<Confirmation, 'task' | 'county'>[],
): readonly TaskProgress[] =>
  schedule.tasks.map((task) => {
    const frozen = schedule.completed.includes(task.number);
    const heard = confirmations.filter((confirmation) => confirmation.task === task.number);
    const counties = countiesOf(task, participants);
    const missing = frozen ? [] : counties.filter((code) => !heard.some(({ county }) => county === code));
    const state = stateConfirms(task.entities);
    const stateMissing = !frozen && state && !heard.some(({ county }) => county === null);
    const nobody = !state && counties.length === 0;
    const done = frozen || (missing.length === 0 && !stateMissing && !nobody && task.end.kind !== 'ongoing');
    return { task, counties, missing, stateMissing, done };
  });
