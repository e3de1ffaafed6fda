import type { MessageType } from '../../shared/codes.ts';
import { Temporal } from '../../shared/time.ts';
import type { MessageDecision } from './decision.ts';
import { formatLedgerKey } from './ledger-key.ts';
import { decidedPlace, isBefore } from './ledger-place.ts';
import type { LedgerRow } from './ledger-row.ts';
import { isWithdrawable } from './ledger-state.ts';
import { baseVersion } from './telling.ts';

/** What the messages about one ballot say; each newer one makes the older ones of the same ballot untrue. */
const BALLOT_STATUS = [
  'Outbound',
  'Inbound',
  'Received',
  'Accepted',
  'NotAccepted',
  'ContactCounty',
  'Undeliverable',
  'Reissued',
  'SignatureCure',
] as const satisfies readonly MessageType[];
/** The same, and the request to return a ballot, which a returned ballot answers. */
const AND_REMINDER = [...BALLOT_STATUS, 'DeadlineReminder'] as const;
/** Where an older ballot is: a newer one leaves nothing of it. What was wrong with a returned one stays to be cured. */
const OLD_BALLOT_OUT = ['Outbound', 'Inbound', 'Undeliverable', 'Reissued'] as const;
/** Who voted in person needs none of the ballots that are out or were refused. */
const OLD_BALLOT = [...OLD_BALLOT_OUT, 'NotAccepted', 'ContactCounty', 'SignatureCure'] as const;

type Reach = { readonly sameBallot: readonly MessageType[]; readonly otherBallots: readonly MessageType[] };

/** Which messages a later one makes untrue. A correction makes untrue what it corrects, and nothing else. */
const SUPERSEDES: Readonly<Record<MessageType, Reach>> = {
  Outbound: { sameBallot: BALLOT_STATUS, otherBallots: [] },
  Inbound: { sameBallot: AND_REMINDER, otherBallots: ['DeadlineReminder'] },
  Received: { sameBallot: AND_REMINDER, otherBallots: ['DeadlineReminder'] },
  // Whose vote counts needs no other ballot.
  Accepted: { sameBallot: AND_REMINDER, otherBallots: [...OLD_BALLOT_OUT, 'DeadlineReminder'] },
  NotAccepted: { sameBallot: BALLOT_STATUS, otherBallots: [] },
  ContactCounty: { sameBallot: AND_REMINDER, otherBallots: ['DeadlineReminder'] },
  SignatureCure: { sameBallot: AND_REMINDER, otherBallots: ['DeadlineReminder'] },
  Undeliverable: { sameBallot: AND_REMINDER, otherBallots: [] },
  Reissued: { sameBallot: BALLOT_STATUS, otherBallots: OLD_BALLOT_OUT },
  InPerson: { sameBallot: AND_REMINDER, otherBallots: [...OLD_BALLOT, 'DeadlineReminder'] },
  Correction: { sameBallot: [], otherBallots: [] },
  DeadlineReminder: { sameBallot: ['DeadlineReminder'], otherBallots: ['DeadlineReminder'] },
  Confirmation: { sameBallot: ['Confirmation'], otherBallots: [] },
  MovedCounty: { sameBallot: [], otherBallots: [] },
};

/** Of two messages with one date, the one that tells the later stage is the newer. */
const STAGE: Readonly<Record<MessageType, number>> = {
  Confirmation: 0,
  MovedCounty: 0,
  Outbound: 1,
  Reissued: 1,
  DeadlineReminder: 1,
  Undeliverable: 2,
  Inbound: 3,
  Received: 4,
  ContactCounty: 5,
  SignatureCure: 5,
  NotAccepted: 6,
  Accepted: 7,
  InPerson: 8,
  Correction: 8,
};

type Dated = Pick<MessageDecision, 'type' | 'ballotId' | 'statusAt' | 'datedAt'>;

const compareDates = (one: Dated, other: Dated): number =>
  Temporal.Instant.compare(one.datedAt ?? one.statusAt, other.datedAt ?? other.statusAt) ||
  STAGE[one.type] - STAGE[other.type];

const reaches = (one: Dated, other: Dated): boolean => {
  const reach = SUPERSEDES[one.type];
  return (one.ballotId === other.ballotId ? reach.sameBallot : reach.otherBallots).includes(other.type);
};

/** Whether what one says, by its later date, leaves nothing of what the other says. Both are of one voter and election. */
export const outdates = (one: Dated, other: Dated): boolean => reaches(one, other) && compareDates(one, other) > 0;

/** A strict order, so that of two messages at most one replaces the other, in whatever order they arrive. */
const isNewer = (one: LedgerRow, other: LedgerRow): boolean => {
  // What one status brought stands side by side.
  if (one.ballotId === other.ballotId && one.statusVersion === other.statusVersion) return false;
  const byDecision = Temporal.Instant.compare(decidedPlace(one), decidedPlace(other));
  return (compareDates(one, other) || byDecision || (formatLedgerKey(one) > formatLedgerKey(other) ? 1 : -1)) > 0;
};

/**
 * A vote in person is told under one version; a correction of one place says nothing against the other. What was decided
 * together with the correction is what follows it.
 */
const corrects = (one: LedgerRow, other: LedgerRow): boolean =>
  isBefore(decidedPlace(other), decidedPlace(one)) &&
  one.corrects === other.type &&
  one.ballotId === other.ballotId &&
  baseVersion(one) === baseVersion(other) &&
  one.method === other.method;

/**
 * Whether `one` makes `other` untrue. Both are of one voter and election. What was decided later than `one` stands: it
 * was decided in its knowledge, because the dates were put right or a row was withdrawn.
 */
export const supersedes = (one: LedgerRow, other: LedgerRow): boolean => {
  const isApart = one.channel !== other.channel || one.state === 'superseded';
  if (isApart || isBefore(decidedPlace(one), decidedPlace(other))) return false;
  return one.type === 'Correction' ? corrects(one, other) : reaches(one, other) && isNewer(one, other);
};

/** Whether another message of the same voter and election has made this one untrue. */
export const isSuperseded = (row: LedgerRow, rows: readonly LedgerRow[]): boolean =>
  rows.some((other) => supersedes(other, row));

/** The waiting messages of a voter and election that a newer one has made untrue, and that no provider can have. */
export const supersededRows = (rows: readonly LedgerRow[]): readonly LedgerRow[] =>
  rows.filter((row) => isWithdrawable(row.state) && row.unknownSince === undefined && isSuperseded(row, rows));
