import type { CountyCode } from '../../shared/counties.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { Temporal } from '../../shared/time.ts';

/** What an issue is about. */
export const ISSUE_CLASSES = {
  connectivity: 'The county cannot connect, or loses its connection',
  installation: 'The EMS release cannot be installed',
  search: 'VoteCal search does not work from the county’s EMS',
  data: 'The data in the environment is missing or wrong',
  ballots: 'Ballot statuses are not taken as they should be',
  messages: 'Messages are missing or wrong',
  other: 'Something else',
} as const;
export type IssueClass = keyof typeof ISSUE_CLASSES;

/** `reported` → `in-work` → `answered` → `closed`; the county opens an answered one again. */
export const ISSUE_STATES = ['reported', 'in-work', 'answered', 'closed'] as const;
export type IssueState = (typeof ISSUE_STATES)[number];

/** Who wrote something: a client's or a person's id in our books, with the role it then had. */
export type Author = { readonly id: string; readonly role: string };

/** A word of the help desk, or of the county again. */
export type IssueNote = { readonly at: Temporal.Instant; readonly by: Author; readonly text: string };

/** An issue that a county reports to the VoteCal Help Desk (memorandum #21144, task 18). */
export type Issue = {
  /** `2021-10-13-03-1`: the day, the county and its number of the day. */
  readonly id: string;
  readonly county: CountyCode;
  /** The release that it was found with; null: with none in particular. */
  readonly release: string | null;
  readonly class: IssueClass;
  readonly title: string;
  /** What was done, what was seen, what was expected. No voter is named here. */
  readonly text: string;
  readonly state: IssueState;
  readonly reportedAt: Temporal.Instant;
  readonly reportedBy: Author;
  /** Answers and what was said to them, oldest first. */
  readonly notes: readonly IssueNote[];
  /** Counts the changes, from 1. */
  readonly version: number;
};

/** What a change asks for: a state, a text, or both. */
export type IssueChange = { readonly state: IssueState; readonly text: string | null };

export type IssueRefusal = {
  readonly code: 'issue-state' | 'issue-answer-missing' | 'issue-full';
  readonly detail: string;
};

/** Where each side may bring an issue from where it is. The county closes what it has reported, or says that it is not done. */
const MOVES: Readonly<Record<'state' | 'county', Readonly<Record<IssueState, readonly IssueState[]>>>> = {
  state: {
    reported: ['in-work', 'answered'],
    'in-work': ['in-work', 'answered'],
    answered: ['answered', 'in-work', 'closed'],
    closed: ['in-work'],
  },
  county: {
    reported: ['reported', 'closed'],
    'in-work': ['in-work', 'closed'],
    answered: ['reported', 'closed'],
    closed: ['reported'],
  },
};

/** More words than any issue needs; a new issue begins a new page. */
const MOST_NOTES = 50;

/** An item of DynamoDB holds 400 KB; texts of some scripts reach them long before the notes are too many. */
const MOST_BYTES = 380_000;

const encoder = new TextEncoder();

/** Written as JSON it is no smaller than it is kept. */
const isTooLarge = ({ title, text, notes }: Pick<Issue, 'title' | 'text' | 'notes'>): boolean =>
  encoder.encode(JSON.stringify([title, text, notes])).length > MOST_BYTES;

/** The issue after a change by one side. An answer has words; so has what a county says to it. */
export const changedIssue = (
  issue: Issue,
  { state, text }: IssueChange,
  { side, by }: { readonly side: 'state' | 'county'; readonly by: Author },
  now: Temporal.Instant,
): Result<Issue, IssueRefusal> => {
  const open = MOVES[side][issue.state];
  if (!open.includes(state)) {
    const detail = `This issue is ${issue.state}. From there it can become: ${open.join(', ')}.`;
    return err({ code: 'issue-state', detail });
  }
  const needsText = (side === 'state' && state === 'answered') || state === issue.state || state === 'reported';
  if (needsText && text === null) {
    return err({
      code: 'issue-answer-missing',
      detail: 'Say in a few sentences what is answered, or what is still wrong.',
    });
  }
  const notes = text === null ? issue.notes : [...issue.notes, { at: now, by, text }];
  if (text !== null && (notes.length > MOST_NOTES || isTooLarge({ ...issue, notes }))) {
    const detail = 'This issue has as many answers as it can hold. Close it without a text, and report a new one.';
    return err({ code: 'issue-full', detail });
  }
  return ok({ ...issue, state, notes, version: issue.version + 1 });
};

/** Where one side may bring an issue from where it is. */
export const issueMoves = (side: 'state' | 'county', state: IssueState): readonly IssueState[] => MOVES[side][state];
