import * as z from 'zod';
import { printable } from './printable.ts';
import { byNumber, Task, TaskNumber } from './task.ts';
import { ScheduleDate } from './when.ts';

/** `votecal-2021`: what a release is called through all its revisions, valid in a key and in the name of an execution. */
export const ReleaseId = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'Use small letters, digits and hyphens.')
  .max(40);
export type ReleaseId = z.infer<typeof ReleaseId>;

/** What needs a person's written approval. */
export const APPROVAL_KINDS = ['release-before-election', 'schedule'] as const;

/** What each of them approves, in words. */
export const APPROVAL_TEXT: Readonly<Record<(typeof APPROVAL_KINDS)[number], string>> = {
  'release-before-election': 'The release, although an election is near',
  schedule: 'The schedule as it stands',
};

/** A written approval: who gave it, when, and where it is kept. */
export const Approval = z.strictObject({
  kind: z.enum(APPROVAL_KINDS),
  by: printable(100),
  on: ScheduleDate,
  /** Where the paper is: a memorandum's number, a file name. */
  reference: printable(200),
});
export type Approval = Readonly<z.infer<typeof Approval>>;

/** What a memorandum has beside the schedule; see `memo.ts` for the sentences that follow from the schedule itself. */
export const MemoHead = z.strictObject({
  /** `21144`: the number of the memorandum to county clerks and registrars of voters. */
  number: z.string().regex(/^\d{5}$/),
  date: ScheduleDate,
  from: z.strictObject({ name: printable(100), title: printable(100) }),
  secretary: printable(100),
});
export type MemoHead = Readonly<z.infer<typeof MemoHead>>;

/** One revision of a release's schedule; each is kept as it was published. */
export const Schedule = z.strictObject({
  release: ReleaseId,
  /** Counts the revisions from 1, the original. */
  revision: z.int().positive(),
  /** The day on which it was published; null where that is not known. */
  publishedOn: ScheduleDate.nullable(),
  /** Why the release slipped, after "due to"; null for the original. */
  reason: printable(300).nullable(),
  /** The days on which VoteCal and the counties' EMSs are released into production. */
  releasesOn: z.strictObject({ votecal: ScheduleDate, ems: ScheduleDate }),
  /** In the order of their numbers. */
  tasks: z.array(Task).min(1),
  /** Tasks that were done when it was published: no revision changes them any more. */
  completed: z.array(TaskNumber),
  approvals: z.array(Approval),
  memo: MemoHead.nullable(),
});
export type Schedule = Readonly<z.infer<typeof Schedule>>;

/** The task with this number, or undefined. */
export const taskOf = ({ tasks }: Pick<Schedule, 'tasks'>, number: TaskNumber): Task | undefined =>
  tasks.find((task) => task.number === number);

/** The tasks that were still to be done when the revision was published, and those that were done; both in their order. */
export const partsOf = ({
  tasks,
  completed,
}: Pick<Schedule, 'tasks' | 'completed'>): { readonly remaining: readonly Task[]; readonly done: readonly Task[] } => {
  const ordered = tasks.toSorted((a, b) => byNumber(a.number, b.number));
  return {
    remaining: ordered.filter(({ number }) => !completed.includes(number)),
    done: ordered.filter(({ number }) => completed.includes(number)),
  };
};
