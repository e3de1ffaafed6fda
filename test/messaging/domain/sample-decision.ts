import type { MessageDecision } from '../../../lib/messaging/domain/decision.ts';
import { type LedgerRow, rowOf } from '../../../lib/messaging/domain/ledger-row.ts';
import { Temporal } from '../../../lib/shared/time.ts';

/** Ten in the morning, California, on the day the ballots go out. */
export const NOON = Temporal.Instant.from('2026-10-05T19:00:00Z');

/** A decision about an invented voter's ballot, changed as a test needs it. */
export const sampleDecision = (change: Partial<MessageDecision> = {}): MessageDecision => ({
  electionId: '2026-11-03-statewide',
  voterId: 'V1000001',
  ballotId: 'B1000001-1',
  county: '03',
  type: 'Outbound',
  statusVersion: 1,
  channel: 'text',
  language: 'en',
  statusAt: NOON,
  decidedAt: NOON,
  sendFrom: NOON,
  sendUntil: Temporal.Instant.from('2026-12-04T08:00:00Z'),
  ...change,
});

/** The row of such a decision, changed as a test needs it. */
export const sampleRow = (change: Partial<LedgerRow> = {}): LedgerRow => ({ ...rowOf(sampleDecision()), ...change });
