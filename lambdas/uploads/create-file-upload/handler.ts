import { mayHandle } from '../../../lib/ballot-tracking/domain/upload.ts';
import { problem } from '../../../lib/runtime/api/problem.ts';
import type { ApiAnswer, ApiContext, ApiRequest } from '../../../lib/runtime/api/types.ts';
import { FILE_UPLOAD_STATUS } from '../../../lib/uploads/api.ts';
import { type AnnouncedUpload, type OfferPorts, offerFile } from '../../../lib/uploads/use-cases/offer-file.ts';

const TRACKING_ALONE =
  'A print vendor’s credential hands in tracking files and files of scans alone. Send {"kind": "imb-tracking"} or "imb-scans"; ballot statuses come from the county.';

/** Gives the county a place for a file. */
export const createFileUpload =
  (ports: OfferPorts) =>
  async (
    { path, body, caller }: ApiRequest<AnnouncedUpload, unknown, { readonly id: string }>,
    { log }: ApiContext,
  ): Promise<ApiAnswer> => {
    if (caller.county === null) return problem(403, 'forbidden', 'Ballots are uploaded by their county.');
    const { county, role, id: clientId } = caller;
    if (!mayHandle(role, body.kind)) return problem(403, 'forbidden', TRACKING_ALONE);
    const offered = await offerFile(ports, { electionId: path.id, county, clientId }, body);
    if (!offered.ok) return problem(FILE_UPLOAD_STATUS[offered.error.code], offered.error.code, offered.error.detail);
    const { uploadId } = offered.value;
    const { name: _words, ...announced } = body;
    log.info('UPLOAD_FILE_OFFERED', { county, electionId: path.id, uploadId });
    const headers = { location: `/v1/uploads/${uploadId}` };
    return { status: 201, headers, body: offered.value, audit: { after: { uploadId, ...announced } } };
  };
