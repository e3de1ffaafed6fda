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
  /** Whether the rows that the rules leave open count. */
  readonly openRowsCount: boolean;
};

export const READINGS: readonly Reading[] = [
  { issueDate: 'sent', openRowsCount: true },
  { issueDate: 'sent', openRowsCount: false },
  { issueDate: 'later', openRowsCount: true },
  { issueDate: 'later', openRowsCount: false },
];

/** `counts`; `open` where the rules leave it open; otherwise every reason that holds the row. */
export type RowState = { readonly counts: boolean; readonly open: boolean; readonly reasons: readonly HeldReason[] };

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

const judged = (reasons: readonly HeldReason[], isOpen: boolean, reading: Reading): RowState => ({
  counts: reasons.length === 0 && (!isOpen || reading.openRowsCount),
  open: reasons.length === 0 && isOpen,
  reasons,
});

/** The state of an ISSUED row. Its date is the sent date: a row that is older than that is left open before E-45. */
export const issueState = (row: StatusRow, known: Known, reading: Reading): RowState => {
  if (row.sentDate === undefined) return judged(['no-sent-date'], false, reading);
  const sent = dayStart(row.sentDate);
  const { earliestMailing } = known.calendar;
  const latest = Math.max(sent, row.statusAt);
  const reasons: HeldReason[] = [];
  if (sent < earliestMailing) reasons.push('before-earliest-mailing');
  if (latest >= known.windowEnd) reasons.push('beyond-window');
  if (latest > known.at) reasons.push('future');
  return judged(reasons, row.statusAt < earliestMailing, reading);
};

/** The state of any other row, given the issue times of its own ballot and of the voter's other ballots. */
export const statusState = (
  row: StatusRow,
  known: Known,
  reading: Reading,
  issued: { readonly own: readonly Ms[]; readonly others: readonly Ms[] },
): RowState => {
  const { earliestMailing, mailing, receiptDay, receiptOver } = known.calendar;
  const reasons: HeldReason[] = [];
  let isOpen = false;
  if (!isCode(row.status)) reasons.push('unknown-code');
  if (row.statusAt < earliestMailing) reasons.push('before-earliest-mailing');
  if (row.statusAt >= known.windowEnd) reasons.push('beyond-window');
  if (row.statusAt > known.at) reasons.push('future');
  const isAfter = (at: Ms): boolean => at <= row.statusAt;
  if (!issued.own.some(isAfter)) {
    // A replacement is sometimes returned without ever being entered as issued: left open.
    if (issued.own.length === 0 && issued.others.some(isAfter)) isOpen = true;
    else reasons.push('before-issue');
  }
  // Military and overseas ballots are out from E-45: whether such a status counts is left open; it is never told.
  if (row.statusAt < mailing) {
    if (reasons.length === 0) isOpen = true;
    else reasons.push('before-mailing');
  }
  if (row.status === 'NOT' && row.statusAt < receiptOver) {
    // What is told after the deadline of a NOT dated before it is left open; before the deadline it cannot be true.
    if (known.at < receiptDay) reasons.push('not-before-receipt-deadline');
    else isOpen = true;
  }
  return judged(reasons, isOpen, reading);
};
