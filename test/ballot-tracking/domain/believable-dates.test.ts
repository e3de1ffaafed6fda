import { describe, expect, it } from 'vitest';
import { refuseHistoryDates, refuseStatusDates } from '../../../lib/ballot-tracking/domain/believable-dates.ts';
import { Temporal } from '../../../lib/shared/time.ts';
import { election } from '../../elections/domain/elections.ts';

const ELECTION = election();
const refusal = (status: string, statusAt: string, sentDate?: string): string | undefined => {
  const sent = sentDate === undefined ? {} : { sentDate: Temporal.PlainDate.from(sentDate) };
  const refused = refuseStatusDates({ status, statusAt: Temporal.Instant.from(statusAt), ...sent }, ELECTION);
  return refused && `${refused.field} ${refused.code}`;
};

describe('the dates of a status of the election of November 3, 2026', () => {
  it.each([
    // Placeholders of systems that have no date.
    ['INR', '1969-12-31T00:00:00Z', undefined, 'statusAt before-mailing'],
    ['INR', '2079-06-06T00:00:00-07:00', undefined, 'statusAt after-election'],
    ['ISSUED', '2079-06-06T00:00:00-07:00', undefined, 'sentDate sent-date-missing'],
    ['ISSUED', '2026-10-06T00:00:00-07:00', '2049-12-31', 'sentDate after-election'],
    ['ISSUED', '9999-12-31T00:00:00Z', '2026-10-06', 'statusAt after-election'],
    ['ISSUED', '1900-01-01T00:00:00Z', '2026-10-06', 'statusAt before-mailing'],
    // E-45 is September 19, read in Pacific time.
    ['UND', '2026-09-19T06:59:59Z', undefined, 'statusAt before-mailing'],
    ['UND', '2026-09-19T07:00:00Z', undefined, undefined],
    ['ISSUED', '2026-10-05T16:00:00Z', '2026-09-18', 'sentDate before-mailing'],
    ['ISSUED', '2026-10-05T16:00:00Z', '2026-09-19', undefined],
    // A print file is older than its mailing (Riverside, 2020): the day of mailing dates the issue.
    ['ISSUED', '2026-09-09T16:00:00Z', '2026-10-05', undefined],
    ['ISSUED', '2026-10-05T16:00:00Z', undefined, 'sentDate sent-date-missing'],
    // E+90 is February 1.
    ['ACCEPTED', '2027-02-02T07:59:59Z', undefined, undefined],
    ['ACCEPTED', '2027-02-02T08:00:00Z', undefined, 'statusAt after-election'],
  ])('%s at %s, sent %s: %s', (status, statusAt, sentDate, expected) => {
    expect(refusal(status, statusAt, sentDate)).toBe(expected);
  });
});

describe('the date of a participation record', () => {
  it.each([
    ['2026-10-05T06:59:59Z', 'before-mailing'],
    ['2026-10-05T07:00:00Z', undefined],
    ['2079-06-06T00:00:00Z', 'after-election'],
  ])('%s: %s', (at, expected) => {
    expect(refuseHistoryDates({ at: Temporal.Instant.from(at) }, ELECTION)?.code).toBe(expected);
  });
});
