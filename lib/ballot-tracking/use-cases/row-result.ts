import { type RowProblem, rowProblem } from '../../shared/rows.ts';
import { pacificDate, Temporal } from '../../shared/time.ts';
import { HOLD_SENTENCES, heldBecause } from '../domain/hold-sentences.ts';
import type { StatusRecord } from '../domain/record-status.ts';
import type { RowOutcome } from '../domain/take-in.ts';

/** What became of one row of an upload, ready to be counted and answered. */
export type RowResult =
  | { readonly kind: 'accepted'; readonly flag?: RowProblem }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'held' | 'rejected'; readonly problem: RowProblem };

type Sentence = { readonly field: keyof StatusRecord; readonly what: string };

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
    what: 'the county where this voter lived before has used this ballot ID for them. Send your ballot under another ID, such as your county number, a hyphen and this ID, in every row about it.',
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
  const { field } = HOLD_SENTENCES[reason];
  const isSentLater = row.sentDate !== undefined && Temporal.PlainDate.compare(row.sentDate, pacificDate(now)) > 0;
  const isAboutSending = isSentLater && field === 'statusAt';
  return {
    kind: 'held',
    problem: rowProblem(index, isAboutSending ? 'sentDate' : field, reason, heldBecause(row.status, reason)),
  };
};
