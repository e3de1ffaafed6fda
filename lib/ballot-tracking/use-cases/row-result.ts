import { type RowProblem, rowProblem } from '../../shared/rows.ts';
import { pacificDate, Temporal } from '../../shared/time.ts';
import type { HoldReason } from '../domain/ballot.ts';
import type { StatusRecord } from '../domain/record-status.ts';
import type { RowOutcome } from '../domain/take-in.ts';

/** What became of one row of an upload, ready to be counted and answered. */
export type RowResult =
  | { readonly kind: 'accepted' | 'unchanged' }
  | { readonly kind: 'held' | 'rejected'; readonly problem: RowProblem };

const HELD: Record<HoldReason, string> = {
  'unknown-code':
    'it is not a VBM ballot status code that we know. It is recorded; nobody is messaged until SOS has looked at it.',
  'future-date': 'its date is in the future. It is recorded, and messaged when that date comes.',
  'not-issued': 'no ballot of this voter is recorded as issued yet. It is recorded, and messaged once one is.',
  'window-not-open': 'messages for this election have not started. It is recorded.',
  'voted-in-person': 'this voter voted in person. It is recorded.',
};

const HELD_FIELD: Record<HoldReason, string> = {
  'unknown-code': 'status',
  'future-date': 'statusAt',
  'not-issued': 'status',
  'window-not-open': 'statusAt',
  'voted-in-person': 'status',
};

const REFUSED: Record<'too-many' | 'other-county', string> = {
  'too-many': 'this ballot has too many recorded statuses. Check what your system sends, then call the help desk.',
  'other-county': 'another upload has used this ballot ID for this voter. Check the ID.',
};

/** Puts the outcome of a row into words for the county. */
export const toRowResult = (
  index: number,
  row: StatusRecord,
  outcome: RowOutcome,
  now: Temporal.Instant,
): RowResult => {
  if (outcome.kind === 'refused') {
    const code = outcome.reason === 'too-many' ? 'too-many-statuses' : 'ballot-id-taken';
    return { kind: 'rejected', problem: rowProblem(index, 'ballotId', code, REFUSED[outcome.reason]) };
  }
  if (outcome.kind !== 'held') return outcome;
  const { reason } = outcome;
  const isSentLater = row.sentDate !== undefined && Temporal.PlainDate.compare(row.sentDate, pacificDate(now)) > 0;
  const field = reason === 'future-date' && isSentLater ? 'sentDate' : HELD_FIELD[reason];
  const what = reason === 'unknown-code' ? `"${row.status}": ${HELD[reason]}` : HELD[reason];
  return { kind: 'held', problem: rowProblem(index, field, reason, what) };
};
