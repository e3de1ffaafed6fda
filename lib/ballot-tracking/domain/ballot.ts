import type { MessageType } from '../../shared/codes.ts';
import type { CountyCode } from '../../shared/counties.ts';
import { pacificInstant, Temporal } from '../../shared/time.ts';

/** Why a recorded status waits: for its date, for another record, or for a person. It counts for nothing meanwhile. */
export const HOLD_REASONS = [
  'unknown-code',
  'beyond-window',
  'future-date',
  'not-issued',
  'before-issue',
  'before-receipt-deadline',
  'window-not-open',
  'county-opted-out',
  'awaiting-participation',
  'voted-in-person',
  'nothing-to-withdraw-yet',
] as const;
export type HoldReason = (typeof HOLD_REASONS)[number];

/** Why a recorded status is not messaged. */
export const SILENCE_REASONS = [
  'repeated',
  'backward',
  'superseded',
  'replaced',
  'withdrawn',
  'before-tracking',
  'outside-window',
  'no-subscriber',
  'nothing-to-tell',
] as const;
export type SilenceReason = (typeof SILENCE_REASONS)[number];

/** What was decided last about one recorded status. A withdrawal or an earlier date that arrives may change it. */
export type Outcome =
  | { readonly kind: 'told'; readonly type: MessageType }
  | { readonly kind: 'silent'; readonly reason: SilenceReason }
  | { readonly kind: 'held'; readonly reason: HoldReason };

/** One row about a ballot as the county uploaded it. */
export type StatusEntry = {
  /** Counts the recorded rows of the ballot, from 1. */
  readonly version: number;
  /** As uploaded; a code outside the guidance's table is held. */
  readonly code: string;
  readonly statusAt: Temporal.Instant;
  /** For an issued ballot: the day it is handed to USPS. */
  readonly sentDate?: Temporal.PlainDate;
  /** The ballot that this one replaces. */
  readonly supersedes?: string;
  /** `true` takes the status back, `false` puts it in force again; absent for a row that simply states it. */
  readonly withdrawn?: boolean;
  readonly recordedAt: Temporal.Instant;
  readonly uploadId: string;
  /** Absent until a decision looked at it. */
  readonly outcome?: Outcome;
};

/** One ballot of one voter, with every row ever recorded, in the order of their arrival. */
export type Ballot = {
  readonly electionId: string;
  readonly voterId: string;
  readonly county: CountyCode;
  readonly ballotId: string;
  readonly entries: readonly StatusEntry[];
  /** When a decision must look at the ballot (again); absent while there is nothing to decide. */
  readonly lookAgainAt?: Temporal.Instant;
};

/** The ballot's version: changes with each recorded row, and conditions every write. */
export const versionOf = (ballot: Ballot): number => ballot.entries.length;

const laterOf = (one: Temporal.Instant, other: Temporal.Instant): Temporal.Instant =>
  Temporal.Instant.compare(one, other) >= 0 ? one : other;

type Dated = Pick<StatusEntry, 'code' | 'statusAt' | 'sentDate'>;

/** By which date a status is ordered: an issue by its day of mailing, Pacific midnight; any other by its own time. */
export const momentOf = ({ code, statusAt, sentDate }: Dated): Temporal.Instant =>
  code === 'ISSUED' && sentDate !== undefined ? pacificInstant(sentDate, '00:00') : statusAt;

/** The first instant at which the status can be true: its own time, and the day of mailing where one is given. */
export const trueFrom = (entry: Dated): Temporal.Instant => laterOf(momentOf(entry), entry.statusAt);

/** What a row is about: rows with the same are one status, sent again, taken back or put in force again. */
export const statusKey = ({ code, statusAt, sentDate }: Dated): string =>
  `${code} ${statusAt.epochMilliseconds} ${code === 'ISSUED' ? (sentDate ?? '') : ''}`;

/** One status of a ballot, from all rows about it. */
export type Status = {
  /** The first row: its version names the status. */
  readonly entry: StatusEntry;
  readonly rows: readonly StatusEntry[];
  /** `tombstone`: taken back before it was ever stated. */
  readonly state: 'stated' | 'withdrawn' | 'tombstone';
};

const stateOf = (rows: readonly StatusEntry[]): Status['state'] => {
  if (rows.every(({ withdrawn }) => withdrawn === true)) return 'tombstone';
  return rows.findLast(({ withdrawn }) => withdrawn !== undefined)?.withdrawn === true ? 'withdrawn' : 'stated';
};

/** The statuses of a ballot, in the order in which they were first heard of. */
export const statusesOf = (ballot: Pick<Ballot, 'entries'>): readonly Status[] => {
  const groups = new Map<string, StatusEntry[]>();
  for (const entry of ballot.entries) {
    const key = statusKey(entry);
    const group = groups.get(key);
    if (group) group.push(entry);
    else groups.set(key, [entry]);
  }
  return [...groups.values()].flatMap((rows) => {
    const [entry] = rows;
    return entry ? [{ entry, rows, state: stateOf(rows) }] : [];
  });
};
