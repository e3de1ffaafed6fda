import type { Election } from '../../elections/domain/election.ts';
import { pacificDate, type Temporal } from '../../shared/time.ts';

/**
 * Days before an election before which nothing can have happened to one of its ballots. Ballots for military and
 * overseas voters go out from E-60 on; half a year leaves room for every court order.
 */
const OLDEST_DAYS = 180;

/**
 * Whether a date can belong to this election. Older ones are placeholders, such as 1969-12-31, which systems write
 * where they have no date; a "mailed" message has been sent on the strength of one (Riverside and Contra Costa, 2020).
 */
export const isPlausibleDate = (
  at: Temporal.Instant | Temporal.PlainDate,
  election: Pick<Election, 'date'>,
): boolean => {
  const date = 'epochMilliseconds' in at ? pacificDate(at) : at;
  return date.until(election.date).total('days') <= OLDEST_DAYS;
};
