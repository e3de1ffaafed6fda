import type { MessageType } from '../../shared/codes.ts';
import { Temporal } from '../../shared/time.ts';
import { formatLedgerKey } from './ledger-key.ts';
import type { LedgerRow } from './ledger-row.ts';
import { isWithdrawable } from './ledger-state.ts';

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
/** What a new ballot leaves nothing of: where the old one is, and what was wrong with it. */
const OLD_BALLOT = [
  'Outbound',
  'Inbound',
  'NotAccepted',
  'ContactCounty',
  'Undeliverable',
  'Reissued',
  'SignatureCure',
] as const;

type Reach = { readonly sameBallot: readonly MessageType[]; readonly otherBallots: readonly MessageType[] };

/** Which waiting messages a newer message replaces. */
const SUPERSEDES: Readonly<Record<MessageType, Reach>> = {
  Outbound: { sameBallot: BALLOT_STATUS, otherBallots: [] },
  Inbound: { sameBallot: AND_REMINDER, otherBallots: ['DeadlineReminder'] },
  Received: { sameBallot: AND_REMINDER, otherBallots: ['DeadlineReminder'] },
  Accepted: { sameBallot: AND_REMINDER, otherBallots: ['DeadlineReminder'] },
  NotAccepted: { sameBallot: BALLOT_STATUS, otherBallots: [] },
  ContactCounty: { sameBallot: AND_REMINDER, otherBallots: ['DeadlineReminder'] },
  SignatureCure: { sameBallot: AND_REMINDER, otherBallots: ['DeadlineReminder'] },
  Undeliverable: { sameBallot: AND_REMINDER, otherBallots: [] },
  Reissued: { sameBallot: BALLOT_STATUS, otherBallots: OLD_BALLOT },
  InPerson: { sameBallot: AND_REMINDER, otherBallots: [...OLD_BALLOT, 'DeadlineReminder'] },
  Correction: { sameBallot: AND_REMINDER, otherBallots: [] },
  DeadlineReminder: { sameBallot: ['DeadlineReminder'], otherBallots: ['DeadlineReminder'] },
  Confirmation: { sameBallot: ['Confirmation'], otherBallots: [] },
};

/**
 * A strict order, so that of two messages at most one replaces the other, in whatever order they arrive: by status
 * version for one ballot, by the time of the status across ballots.
 */
const isNewer = (one: LedgerRow, other: LedgerRow): boolean => {
  if (one.ballotId === other.ballotId) return one.statusVersion > other.statusVersion;
  const byStatus = Temporal.Instant.compare(one.statusAt, other.statusAt);
  const byDecision = byStatus || Temporal.Instant.compare(one.decidedAt, other.decidedAt);
  return (byDecision || (formatLedgerKey(one) > formatLedgerKey(other) ? 1 : -1)) > 0;
};

/** Whether `one` makes `other` untrue. Both are of one voter and election. */
export const supersedes = (one: LedgerRow, other: LedgerRow): boolean => {
  if (one.channel !== other.channel || !isNewer(one, other)) return false;
  const reach = SUPERSEDES[one.type];
  return (one.ballotId === other.ballotId ? reach.sameBallot : reach.otherBallots).includes(other.type);
};

/** Whether another message of the same voter and election has made this one untrue, whatever became of that one. */
export const isSuperseded = (row: LedgerRow, rows: readonly LedgerRow[]): boolean =>
  rows.some((other) => supersedes(other, row));

/** The waiting messages of a voter and election that a newer one has made untrue, and that no provider can have. */
export const supersededRows = (rows: readonly LedgerRow[]): readonly LedgerRow[] =>
  rows.filter((row) => isWithdrawable(row.state) && row.unknownSince === undefined && isSuperseded(row, rows));
