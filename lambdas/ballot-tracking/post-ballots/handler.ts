import { BallotRow, toHeldRowView, UPLOAD_REFUSAL_STATUS } from '../../../lib/ballot-tracking/api.ts';
import { openElection } from '../../../lib/ballot-tracking/use-cases/open-election.ts';
import {
  type BallotRecordingPorts,
  recordBallots,
  type UploadPorts,
} from '../../../lib/ballot-tracking/use-cases/record-ballots.ts';
import { problem } from '../../../lib/runtime/api/problem.ts';
import { readRows } from '../../../lib/runtime/api/read-rows.ts';
import type { ApiAnswer, ApiContext, ApiRequest } from '../../../lib/runtime/api/types.ts';
import { withinAnswer } from '../../../lib/shared/answer-budget.ts';

/** Records a batch of ballot statuses, row by row, and says what became of each. */
export const postBallots =
  (ports: UploadPorts & BallotRecordingPorts) =>
  async (request: ApiRequest<unknown, unknown, { readonly id: string }>, { log }: ApiContext): Promise<ApiAnswer> => {
    const { caller } = request;
    if (caller.county === null) return problem(403, 'forbidden', 'Ballots are uploaded by their county.');
    const { county, id: clientId } = caller;
    const electionId = request.path.id;
    const election = await openElection(ports.elections, electionId, county);
    if (!election.ok) {
      const { code, detail } = election.error;
      return problem(UPLOAD_REFUSAL_STATUS[code], code, detail);
    }
    const rows = readRows(request, BallotRow);
    if (!rows.ok) return rows.error;
    const upload = await recordBallots(ports, election.value, { electionId, county, clientId }, rows.value);
    const audit = { after: { uploadId: upload.uploadId, ...upload.counts } };
    const { uploadId, counts, rejected, heldRows, flaggedRows } = upload;
    const heldNow = upload.heldNow.map(toHeldRowView);
    const { rows: records, accepted, unchanged, held } = counts;
    log.info('BALLOTS_RECORDED', { county, electionId, uploadId, records, accepted, held, rejected: counts.rejected });
    const unknown = heldRows.filter(({ code }) => code === 'unknown-code').length;
    if (unknown > 0) log.warn('BALLOT_STATUS_UNKNOWN', { county, electionId, uploadId, count: unknown });
    const lists = withinAnswer({ rejected, heldRows, flaggedRows, heldNow });
    const body = { accepted, unchanged, held, ...lists, uploadId };
    return { status: 200, body, audit };
  };
