import { BALLOT_STATUS_CODES, type BallotStatusCode } from '../../../lib/shared/codes.ts';
import { dayStart, type Ms } from './calendar.ts';
import type { StatusRow } from './history.ts';
import type { Known } from './known.ts';
import type { HeldReason } from './subject.ts';

/**
 * Where the rules can be read in two ways, the oracle reads them in both: what is true in one reading may be told,
 * what is due in all of them must be told.
 */
export type Reading = {
  /** A ballot is issued on its sent date, or not before the row's own time either. */
  readonly issueDate: 'sent' | 'later';
  /** The kinds of rows that the rules leave open and that count all the same. Each kind can be read by itself. */
  readonly counting: readonly OpenKind[];
};

/** Why the rules leave it open whether a row counts. */
export type OpenKind = 'early-print' | 'issued-elsewhere' | 'before-mailing' | 'early-not';

const ALL_OPEN: readonly OpenKind[] = ['early-print', 'issued-elsewhere', 'before-mailing', 'early-not'];

/** The readings of the issue's date, with everything that is open counted. */
export const READINGS: readonly Reading[] = [
  { issueDate: 'sent', counting: ALL_OPEN },
  { issueDate: 'later', counting: ALL_OPEN },
];

/** The other readings of what is open, for the kinds that there are. */
export const withLessCounting = (reading: Reading, kinds: ReadonlySet<OpenKind>): readonly Reading[] => {
  const subsets = [...kinds].reduce<readonly OpenKind[][]>(
    (before, kind) => before.flatMap((subset) => [subset, [...subset, kind]]),
    [[]],
  );
  return subsets.filter((subset) => subset.length < kinds.size).map((counting) => ({ ...reading, counting }));
};

/** `counts`; `open` where and why the rules leave it open; otherwise every reason that holds the row. */
export type RowState = {
  readonly counts: boolean;
  readonly open: readonly OpenKind[];
  readonly reasons: readonly HeldReason[];
};

const codes: ReadonlySet<string> = new Set(BALLOT_STATUS_CODES);
export const isCode = (status: string): status is BallotStatusCode => codes.has(status);

/** When the ballot was issued, by an ISSUED row with a sent date. */
export const issueTime = (row: StatusRow, reading: Reading): Ms => {
  const sent = row.sentDate === undefined ? row.statusAt : dayStart(row.sentDate);
  return reading.issueDate === 'sent' ? sent : Math.max(sent, row.statusAt);
};

/** The time by which rows are ordered. */
export const ownTime = (row: StatusRow, reading: Reading): Ms =>
  row.status === 'ISSUED' ? issueTime(row, reading) : row.statusAt;

const judged = (reasons: readonly HeldReason[], open: readonly OpenKind[], reading: Reading): RowState => ({
  counts: reasons.length === 0 && open.every((kind) => reading.counting.includes(kind)),
  open: reasons.length === 0 ? open : [],
  reasons,
});

/** The state of an ISSUED row. Its date is the sent date: a row that is older than that is left open before E-45. */
export const issueState = (row: StatusRow, known: Known, reading: Reading): RowState => {
  if (row.sentDate === undefined) return judged(['no-sent-date'], [], reading);
  const sent = dayStart(row.sentDate);
  const { earliestMailing } = known.calendar;
  const latest = Math.max(sent, row.statusAt);
  const reasons: HeldReason[] = [];
  if (sent < earliestMailing) reasons.push('before-earliest-mailing');
  if (latest >= known.windowEnd) reasons.push('beyond-window');
  if (latest > known.at) reasons.push('future');
  return judged(reasons, row.statusAt < earliestMailing ? ['early-print'] : [], reading);
};

/** The state of any other row, given the issue times of its own ballot and of the voter's other ballots. */
export const statusState = (
  row: StatusRow,
  known: Known,
  reading: Reading,
  issued: { readonly own: readonly Ms[]; readonly others: readonly Ms[] },
): RowState => {
  const { earliestMailing, electionDay, mailing, receiptDay, receiptOver } = known.calendar;
  const reasons: HeldReason[] = [];
  const open: OpenKind[] = [];
  if (!isCode(row.status)) reasons.push('unknown-code');
  if (row.statusAt < earliestMailing) reasons.push('before-earliest-mailing');
  if (row.statusAt >= known.windowEnd) reasons.push('beyond-window');
  if (row.statusAt > known.at) reasons.push('future');
  const isAfter = (at: Ms): boolean => at <= row.statusAt;
  if (!issued.own.some(isAfter)) {
    // A replacement is sometimes returned without ever being entered as issued: left open.
    if (issued.own.length === 0 && issued.others.some(isAfter)) open.push('issued-elsewhere');
    else reasons.push('before-issue');
  }
  // Military and overseas ballots are out from E-45: whether such a status counts is left open; it is never told.
  if (row.statusAt < mailing) {
    if (reasons.length === 0) open.push('before-mailing');
    else reasons.push('before-mailing');
  }
  if (row.status === 'NOT' && row.statusAt < receiptOver) {
    // Before the deadline it cannot be true. After it, one dated from Election Day on is: that ballot was cast too late.
    // What is told of an earlier date is left open, and so is the last day itself.
    if (known.at < receiptDay) reasons.push('not-before-receipt-deadline');
    else if (known.at < receiptOver || row.statusAt < dayStart(electionDay)) open.push('early-not');
  }
  return judged(reasons, open, reading);
};
