import type { Election } from '../../elections/domain/election.ts';
import { pacificInstant, Temporal } from '../../shared/time.ts';
import { LONGEST_PRINTING_DAYS } from '../data/limits.ts';
import { momentOf } from './ballot.ts';
import { calendarOf } from './calendar.ts';
import type { HistoryRecord } from './in-person.ts';
import type { StatusRecord } from './record-status.ts';

/** Which date of a row is refused. */
export type DateRefusal = {
  readonly field: 'statusAt' | 'sentDate' | 'at';
  readonly code: 'sent-date-missing' | 'before-mailing' | 'after-election';
};

const outside = (
  at: Temporal.Instant,
  from: Temporal.Instant,
  to: Temporal.Instant,
): 'before-mailing' | 'after-election' | undefined => {
  if (Temporal.Instant.compare(at, from) < 0) return 'before-mailing';
  return Temporal.Instant.compare(at, to) >= 0 ? 'after-election' : undefined;
};

/**
 * Why the dates of a status cannot be true of this election: it lies before the first ballots can have been mailed, or
 * months after. Systems write 1969-12-31 or 2079-06-06 where they have no date; "mailed" has been sent on the strength
 * of one (Riverside and Contra Costa, 2020). An issue is dated by the day of its mailing, which the guidance defines
 * the code as; the row's own time, often that of a print file, may be earlier.
 */
export const refuseStatusDates = (
  { status, statusAt, sentDate }: Pick<StatusRecord, 'status' | 'statusAt' | 'sentDate'>,
  election: Election,
): DateRefusal | undefined => {
  const { earliest, latest } = calendarOf(election);
  if (status !== 'ISSUED') {
    const code = outside(statusAt, earliest, latest);
    return code && { field: 'statusAt', code };
  }
  if (sentDate === undefined) return { field: 'sentDate', code: 'sent-date-missing' };
  const mailed = outside(momentOf({ code: status, statusAt, sentDate }), earliest, latest);
  if (mailed) return { field: 'sentDate', code: mailed };
  const printed = pacificInstant(election.date.subtract({ days: LONGEST_PRINTING_DAYS }), '00:00');
  const code = outside(statusAt, printed, latest);
  return code && { field: 'statusAt', code };
};

/** Why the date of a participation record cannot be true of this election. */
export const refuseHistoryDates = ({ at }: Pick<HistoryRecord, 'at'>, election: Election): DateRefusal | undefined => {
  const { votingFrom, latest } = calendarOf(election);
  const code = outside(at, votingFrom, latest);
  return code && { field: 'at', code };
};
