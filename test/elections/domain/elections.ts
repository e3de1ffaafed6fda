import type { Election } from '../../../lib/elections/domain/election.ts';
import { type ElectionRequest, type Requester, requestElection } from '../../../lib/elections/domain/request.ts';
import { Temporal } from '../../../lib/shared/time.ts';

/** The general election of November 3, 2026, as SOS sets it up. */
export const GENERAL: ElectionRequest = {
  name: 'General Election',
  date: Temporal.PlainDate.from('2026-11-03'),
  kind: 'statewide',
  imb: 'none',
};

/** An election that must be valid. */
export const election = (
  changes: Partial<ElectionRequest> = {},
  requester: Requester = { role: 'sos', county: undefined },
  now = '2026-01-05T18:00:00Z',
): Election => {
  const requested = requestElection({ ...GENERAL, ...changes }, requester, Temporal.Instant.from(now));
  if (!requested.ok) throw new Error(requested.error.detail);
  return requested.value;
};
