import type { ScanRow } from '../../lib/imb/domain/scan-row.ts';
import { checkScanRow, recordScanRows } from '../../lib/imb/use-cases/record-scan-rows.ts';
import type { ScanPorts } from '../../lib/imb/use-cases/take-in-scans.ts';
import { parseJson } from '../../lib/runtime/api/json.ts';
import type { RecordRows } from '../../lib/uploads/ports.ts';

/** Rows of a file of postal scans: read and recorded as a push of them is. */
export const scanRows = (ports: ScanPorts): RecordRows<ScanRow> => ({
  check: checkScanRow,
  parse: (text) => parseJson(text),
  record: (_election, { county }, rows, now) => recordScanRows(ports, rows, county, now),
});
