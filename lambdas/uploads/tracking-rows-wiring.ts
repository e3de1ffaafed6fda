import { keepOwnVoters } from '../../lib/ballot-tracking/use-cases/check-rows.ts';
import type { ElectionStore } from '../../lib/elections/ports.ts';
import { ImbTrackingRow } from '../../lib/imb/api.ts';
import type { TrackingRow } from '../../lib/imb/domain/tracking-row.ts';
import { recordTracking } from '../../lib/imb/use-cases/record-tracking.ts';
import type { ScanPorts } from '../../lib/imb/use-cases/take-in-scans.ts';
import { parseJson } from '../../lib/runtime/api/json.ts';
import { checkRow } from '../../lib/runtime/api/read-rows.ts';
import type { RecordRows } from '../../lib/uploads/ports.ts';
import type { VoterRegister } from '../../lib/voters/ports.ts';

type Ports = ScanPorts & { readonly elections: ElectionStore; readonly voters: VoterRegister };

/** Rows of a print vendor's tracking file: checked by the contract of their call, and recorded as it records them. */
export const trackingRows = (ports: Ports): RecordRows<TrackingRow> => ({
  check: (record, index) => checkRow(ImbTrackingRow, record, index),
  parse: (text) => parseJson(text),
  record: async (election, { county }, rows, now) =>
    recordTracking(ports, rows, {
      election,
      stated: await ports.elections.participation(election.id, county),
      county,
      now,
      keepOwnVoters: (some) => keepOwnVoters(ports.voters, county, some),
    }),
});
