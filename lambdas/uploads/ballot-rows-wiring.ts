import { BallotRow } from '../../lib/ballot-tracking/api.ts';
import type { StatusRecord } from '../../lib/ballot-tracking/domain/record-status.ts';
import { recordRows } from '../../lib/ballot-tracking/use-cases/record-ballots.ts';
import { parseJson } from '../../lib/runtime/api/json.ts';
import { checkRow } from '../../lib/runtime/api/read-rows.ts';
import type { RecordRows } from '../../lib/uploads/ports.ts';

/** Rows of ballot statuses: checked by the contract of the call of batches, and recorded as it records them. */
export const ballotRows = (ports: Parameters<typeof recordRows>[0]): RecordRows<StatusRecord> => ({
  check: (record, index) => checkRow(BallotRow, record, index),
  parse: (text) => parseJson(text),
  record: async (election, by, rows, now) => (await recordRows(ports, election, by, rows, now)).results,
});
