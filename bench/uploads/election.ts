import { requestElection } from '../../lib/elections/domain/request.ts';
import { Temporal } from '../../lib/shared/time.ts';

/** Los Angeles. */
export const COUNTY = '19';
export const NOW = Temporal.Instant.from('2026-10-21T09:00:00Z');

const requested = requestElection(
  { name: 'General Election', date: Temporal.PlainDate.from('2026-11-03'), kind: 'statewide', imb: 'none' },
  { role: 'sos', county: undefined },
  Temporal.Instant.from('2026-01-05T18:00:00Z'),
);
if (!requested.ok) throw new Error(requested.error.detail);

/** The election of the bench. */
export const ELECTION = requested.value;
