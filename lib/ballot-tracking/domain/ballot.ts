import type { MessageType } from '../../shared/codes.ts';
import type { CountyCode } from '../../shared/counties.ts';
import { pacificInstant, Temporal } from '../../shared/time.ts';

/** Why a recorded status waits: for its date, for another record, or for a person. */
export const HOLD_REASONS = [
  'unknown-code',
  'future-date',
  'not-issued',
  'window-not-open',
  'voted-in-person',
] as const;
export type HoldReason = (typeof HOLD_REASONS)[number];

/** Why a recorded status is never messaged. */
export const SILENCE_REASONS = [
  'repeated',
  'backward',
  'superseded',
  'replaced',
  'before-tracking',
  'outside-window',
  'county-not-participating',
  'no-subscriber',
  'nothing-to-tell',
] as const;
export type SilenceReason = (typeof SILENCE_REASONS)[number];

/** What was decided about one recorded status. Everything but `held` is final. */
export type Outcome =
  | { readonly kind: 'told'; readonly type: MessageType }
  | { readonly kind: 'silent'; readonly reason: SilenceReason }
  | { readonly kind: 'held'; readonly reason: HoldReason };

/** One status as the county uploaded it. */
export type StatusEntry = {
  /** Counts the recorded statuses of the ballot, from 1. */
  readonly version: number;
  /** As uploaded; a code outside the guidance's table is held. */
  readonly code: string;
  readonly statusAt: Temporal.Instant;
  /** For an issued ballot: the day it is handed to USPS. */
  readonly sentDate?: Temporal.PlainDate;
  /** The ballot that this one replaces. */
  readonly supersedes?: string;
  readonly recordedAt: Temporal.Instant;
  readonly uploadId: string;
  /** Absent until a decision looked at it. */
  readonly outcome?: Outcome;
};

/** One ballot of one voter, with every status ever recorded, oldest first. */
export type Ballot = {
  readonly electionId: string;
  readonly voterId: string;
  readonly county: CountyCode;
  readonly ballotId: string;
  readonly entries: readonly StatusEntry[];
  /** When a decision must look at the ballot (again); absent while there is nothing to decide. */
  readonly lookAgainAt?: Temporal.Instant;
};

/** The ballot's status version: changes with each recorded status, and conditions every write. */
export const versionOf = (ballot: Ballot): number => ballot.entries.length;

/** The first instant at which the status can be true: its own date, and the day of mailing where one is given. */
export const trueFrom = (entry: StatusEntry): Temporal.Instant => {
  if (entry.sentDate === undefined) return entry.statusAt;
  const sent = pacificInstant(entry.sentDate, '00:00');
  return Temporal.Instant.compare(sent, entry.statusAt) > 0 ? sent : entry.statusAt;
};
