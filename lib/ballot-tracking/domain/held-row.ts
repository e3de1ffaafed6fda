import type { CountyCode } from '../../shared/counties.ts';
import type { Temporal } from '../../shared/time.ts';
import type { Ballot, HoldReason, Outcome, StatusEntry } from './ballot.ts';

/** A recorded row that counts for nothing now, as its county is shown it. */
export type HeldRow = {
  readonly voterId: string;
  readonly ballotId: string;
  readonly status: string;
  readonly statusAt: Temporal.Instant;
  readonly sentDate?: Temporal.PlainDate;
  readonly reason: HoldReason;
};

/** A row of a ballot, as held for a reason. */
export const heldRow = (
  { voterId, ballotId }: Pick<Ballot, 'voterId' | 'ballotId'>,
  { code, statusAt, sentDate }: StatusEntry,
  reason: HoldReason,
): HeldRow => ({ voterId, ballotId, status: code, statusAt, ...(sentDate ? { sentDate } : {}), reason });

/**
 * Whether a held row is listed for its county. What waits for the election's calendar alone, as nearly every ballot of the
 * state does before its mailing, is not: there is nothing to look at, and the list would be the roll.
 */
const isListed = (code: string, outcome: Outcome | undefined): outcome is Outcome & { readonly kind: 'held' } => {
  if (outcome?.kind !== 'held') return false;
  const { reason } = outcome;
  const isPlanned = reason === 'future-date' && code === 'ISSUED';
  return !isPlanned && reason !== 'window-not-open' && reason !== 'county-opted-out';
};

/** The rows of a ballot that its county is to be shown. */
export const heldRowsOf = (ballot: Ballot): readonly HeldRow[] =>
  ballot.entries.flatMap((entry) =>
    isListed(entry.code, entry.outcome) ? [heldRow(ballot, entry, entry.outcome.reason)] : [],
  );

/** Under which county a ballot is listed, with these outcomes by the version of the row; undefined when it is not. */
export const listedUnder = (
  { county, entries }: Ballot,
  outcomes: ReadonlyMap<number, Outcome>,
): CountyCode | undefined =>
  entries.some(({ code, version }) => isListed(code, outcomes.get(version))) ? county : undefined;
