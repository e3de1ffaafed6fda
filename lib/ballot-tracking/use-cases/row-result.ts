import { type RowProblem, rowProblem } from '../../shared/rows.ts';
import { pacificDate, Temporal } from '../../shared/time.ts';
import type { HoldReason } from '../domain/ballot.ts';
import type { StatusRecord } from '../domain/record-status.ts';
import type { RowOutcome } from '../domain/take-in.ts';

/** What became of one row of an upload, ready to be counted and answered. */
export type RowResult =
  | { readonly kind: 'accepted'; readonly flag?: RowProblem }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'held' | 'rejected'; readonly problem: RowProblem };

/** The field that a person should look at, and what is to be said of it. */
type Sentence = { readonly field: keyof StatusRecord; readonly what: string };

const HELD: Record<HoldReason, Sentence> = {
  'unknown-code': {
    field: 'status',
    what: 'it is not a VBM ballot status code that we know. It is recorded; nobody is messaged until SOS has looked at it.',
  },
  'beyond-window': {
    field: 'statusAt',
    what: 'its date lies after the last day of messages for this election. It is recorded; nobody is messaged.',
  },
  'future-date': {
    field: 'statusAt',
    what: 'its date is in the future. It is recorded, and messaged when that date comes.',
  },
  'not-issued': {
    field: 'status',
    what: 'this ballot is not recorded as issued. It is recorded, and counts once an issue with an earlier sent date is.',
  },
  'before-issue': {
    field: 'statusAt',
    what: 'it is dated before this ballot was sent, so that it cannot be true of it. It is recorded, and counts once an issue with an earlier sent date is; if it is a mistake, withdraw it.',
  },
  'before-receipt-deadline': {
    field: 'statusAt',
    what: 'a ballot cannot have missed the deadline of receipt before that has passed. It is recorded; nobody is messaged. Send it with its real date.',
  },
  'window-not-open': { field: 'statusAt', what: 'messages for this election have not started. It is recorded.' },
  'county-opted-out': { field: 'status', what: 'your county opted out of ballot tracking. It is recorded.' },
  'awaiting-participation': {
    field: 'status',
    what: 'this voter may be voting in person. It is recorded, and messaged when no such record has come.',
  },
  'voted-in-person': { field: 'status', what: 'this voter voted in person. It is recorded.' },
  'nothing-to-withdraw-yet': {
    field: 'withdrawn',
    what: 'no row with this ballot, status and dates is recorded. If it comes, it counts as withdrawn.',
  },
};

const AFTER_ACCEPTED =
  'this ballot had been recorded as accepted. Its voter is told of the change as a correction; if this row is a mistake, withdraw it.';

const REFUSED: Record<(RowOutcome & { readonly kind: 'refused' })['reason'], Sentence & { readonly code: string }> = {
  'too-many': {
    field: 'ballotId',
    code: 'too-many-statuses',
    what: 'this ballot has too many recorded statuses. Check what your system sends, then call the help desk.',
  },
  'other-county': {
    field: 'ballotId',
    code: 'ballot-id-taken',
    what: 'another upload has used this ballot ID for this voter. Check the ID.',
  },
  'unknown-ballot': {
    field: 'supersedes',
    code: 'unknown-ballot',
    what: 'this voter has no other ballot with this ID. Send that ballot first, or leave "supersedes" out.',
  },
};

/** Puts the outcome of a row into words for the county. */
export const toRowResult = (
  index: number,
  row: StatusRecord,
  outcome: RowOutcome,
  now: Temporal.Instant,
): RowResult => {
  if (outcome.kind === 'refused') {
    const { field, code, what } = REFUSED[outcome.reason];
    return { kind: 'rejected', problem: rowProblem(index, field, code, what) };
  }
  if (outcome.kind === 'accepted' && outcome.flag) {
    return { kind: 'accepted', flag: rowProblem(index, 'status', outcome.flag, AFTER_ACCEPTED) };
  }
  if (outcome.kind !== 'held') return { kind: outcome.kind };
  const { reason } = outcome;
  const { field, what } = HELD[reason];
  const isSentLater = row.sentDate !== undefined && Temporal.PlainDate.compare(row.sentDate, pacificDate(now)) > 0;
  const isAboutSending = isSentLater && field === 'statusAt';
  const said = reason === 'unknown-code' ? `"${row.status}": ${what}` : what;
  return { kind: 'held', problem: rowProblem(index, isAboutSending ? 'sentDate' : field, reason, said) };
};
