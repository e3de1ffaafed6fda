import * as z from 'zod';
import { Entity } from './entities.ts';
import { printable } from './printable.ts';
import { When } from './when.ts';

/** `14`, `6a`: a task keeps its number through every revision. */
export const TaskNumber = z.string().regex(/^[1-9]\d{0,2}[a-z]?$/, 'Use a number such as 14 or 6a.');
export type TaskNumber = z.infer<typeof TaskNumber>;

/** What is done in a task, whatever its words are: what the release's machine, its gates and its pages go by. */
export const TASK_ACTIONS = [
  'opt-in',
  'connect-network',
  'set-up-county',
  'give-credentials',
  'verify-setup',
  'back-up-ems',
  'back-up-votecal',
  'copy-production',
  'install-ems-current',
  'verify-ems-backup',
  'install-ems-release',
  'install-votecal-release',
  'install-service-pack',
  'reinitiate-services',
  'smoke-test',
  'regression-test',
  'acceptance-test',
] as const;
export const TaskAction = z.enum(TASK_ACTIONS);
export type TaskAction = z.infer<typeof TaskAction>;

/** What a memorandum says of a task in capitals. */
export const TASK_NOTES = ['install-before-reconnecting', 'votecal-cte-down'] as const;
export const TaskNote = z.enum(TASK_NOTES);
export type TaskNote = z.infer<typeof TaskNote>;

export const NOTE_TEXTS: Readonly<Record<TaskNote, string>> = {
  'install-before-reconnecting': 'COUNTY TO INSTALL RELEASE PRIOR TO RECONNECTING TO VOTECAL CTE',
  'votecal-cte-down': 'VOTECAL CTE WILL BE DOWN',
};

/** One row of a schedule. */
export const Task = z.strictObject({
  number: TaskNumber,
  /** Who answers for it, in the memorandum's order. */
  entities: z.array(Entity).min(1),
  /** The memorandum's words, without its notes. */
  description: printable(500),
  notes: z.array(TaskNote),
  start: When,
  end: When,
  action: TaskAction,
  /** Tasks that have to be done before this one can be. No memorandum says them; they follow from what is done. */
  after: z.array(TaskNumber),
  /** The earlier task that is done once more because the release slipped. */
  repeats: TaskNumber.exactOptional(),
});
export type Task = Readonly<z.infer<typeof Task>>;

/** The task in a memorandum's words, its notes behind it. */
export const taskText = ({ description, notes }: Pick<Task, 'description' | 'notes'>): string =>
  [description, ...notes.map((note) => NOTE_TEXTS[note])].join(' ');

/** Task numbers in their order: `6a` before `6b` before `10`. */
export const byNumber = (a: TaskNumber, b: TaskNumber): number =>
  Number.parseInt(a, 10) - Number.parseInt(b, 10) || a.localeCompare(b);
