import { UPLOAD_REFUSAL_STATUS } from '../../../lib/ballot-tracking/api.ts';
import type { UploadStore } from '../../../lib/ballot-tracking/ports.ts';
import { bookUpload, newUploadId } from '../../../lib/ballot-tracking/use-cases/book-upload.ts';
import { keepOwnVoters } from '../../../lib/ballot-tracking/use-cases/check-rows.ts';
import { openElection } from '../../../lib/ballot-tracking/use-cases/open-election.ts';
import type { ElectionStore } from '../../../lib/elections/ports.ts';
import { ImbTrackingRow } from '../../../lib/imb/api.ts';
import { withBarcodes } from '../../../lib/imb/domain/barcode-use.ts';
import { recordTracking } from '../../../lib/imb/use-cases/record-tracking.ts';
import type { ScanPorts } from '../../../lib/imb/use-cases/take-in-scans.ts';
import { problem } from '../../../lib/runtime/api/problem.ts';
import { readRows } from '../../../lib/runtime/api/read-rows.ts';
import type { ApiAnswer, ApiContext, ApiRequest } from '../../../lib/runtime/api/types.ts';
import { withinAnswer } from '../../../lib/shared/answer-budget.ts';
import type { Clock } from '../../../lib/shared/clock.ts';
import type { VoterRegister } from '../../../lib/voters/ports.ts';

type Ports = ScanPorts & {
  readonly clock: Clock;
  readonly elections: ElectionStore;
  readonly voters: VoterRegister;
  readonly uploads: UploadStore;
};

/** Records which voter's envelope each barcode is on, row by row. */
export const postImbTracking =
  (ports: Ports) =>
  async (request: ApiRequest<unknown, unknown, { readonly id: string }>, { log }: ApiContext): Promise<ApiAnswer> => {
    const { caller, path } = request;
    const { county, id: clientId } = caller;
    if (county === null) return problem(403, 'forbidden', 'Tracking files are for a county’s own credentials.');
    const opened = await openElection(ports.elections, path.id, county);
    if (!opened.ok) return problem(UPLOAD_REFUSAL_STATUS[opened.error.code], opened.error.code, opened.error.detail);
    const election = opened.value;
    const stated = await ports.elections.participation(path.id, county);
    const used = withBarcodes(election, stated);
    if (!used.ok) return problem(409, used.error.code, used.error.detail);
    const rows = readRows(request, ImbTrackingRow);
    if (!rows.ok) return rows.error;
    const now = await ports.clock();
    const results = await recordTracking(ports, rows.value, {
      election,
      stated,
      county,
      now,
      keepOwnVoters: (some) => keepOwnVoters(ports.voters, county, some),
    });
    const by = { electionId: path.id, county, clientId, uploadId: newUploadId(county, now), receivedAt: now };
    const { uploadId, counts, rejected } = await bookUpload(ports.uploads, 'imb-tracking', by, results, () => false);
    const { rows: records, accepted, unchanged } = counts;
    const electionId = path.id;
    log.info('BARCODES_NAMED', { county, electionId, uploadId, records, accepted, rejected: counts.rejected });
    const body = { accepted, unchanged, ...withinAnswer({ rejected }), uploadId };
    return { status: 200, body, audit: { after: { uploadId, ...counts } } };
  };
