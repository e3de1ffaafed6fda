import { deadlinesOf } from '../../lib/elections/domain/deadlines.ts';
import type { Election } from '../../lib/elections/domain/election.ts';
import { Temporal } from '../../lib/shared/time.ts';

const electionDate = Temporal.PlainDate.from('2026-11-03');
/** The general election of November 3, 2026, as it is stored. */
export const ELECTION: Election = {
  id: '2026-11-03-statewide',
  name: 'Statewide General Election',
  date: electionDate,
  kind: 'statewide',
  county: null,
  trackingOn: electionDate.subtract({ days: 29 }),
  imb: 'both',
  deadlines: deadlinesOf('statewide', electionDate),
  requestedAt: Temporal.Instant.from('2026-06-01T17:00:00Z'),
  version: 1,
  changes: [],
};
