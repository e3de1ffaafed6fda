import type * as z from 'zod';
import { type HistoryQuery, HistoryRow, UPLOAD_REFUSAL_STATUS } from '../../../lib/ballot-tracking/api.ts';
import { openElection } from '../../../lib/ballot-tracking/use-cases/open-election.ts';
import {
  type ParticipationPorts,
  recordParticipation,
} from '../../../lib/ballot-tracking/use-cases/record-participation.ts';
import { problem } from '../../../lib/runtime/api/problem.ts';
import { readRows } from '../../../lib/runtime/api/read-rows.ts';
import type { ApiAnswer, ApiContext, ApiRequest } from '../../../lib/runtime/api/types.ts';
import { withinAnswer } from '../../../lib/shared/answer-budget.ts';

/** Records a batch of participation history, row by row, and says what became of each. */
export const postParticipationHistory =
  (ports: ParticipationPorts) =>
  async (
    request: ApiRequest<unknown, z.output<typeof HistoryQuery>, { readonly id: string }>,
    { log }: ApiContext,
  ): Promise<ApiAnswer> => {
    const { caller } = request;
    if (caller.county === null) return problem(403, 'forbidden', 'Participation history is uploaded by its county.');
    const { county, id: clientId } = caller;
    const electionId = request.path.id;
    const election = await openElection(ports.elections, electionId, county);
    if (!election.ok) {
      const { code, detail } = election.error;
      return problem(UPLOAD_REFUSAL_STATUS[code], code, detail);
    }
    const rows = readRows(request, HistoryRow);
    if (!rows.ok) return rows.error;
    const upload = await recordParticipation(
      ports,
      election.value,
      { electionId, county, clientId },
      rows.value,
      request.query.asOf,
    );
    const audit = { after: { uploadId: upload.uploadId, ...upload.counts } };
    const { uploadId, counts, rejected, heldRows, flaggedRows } = upload;
    const { rows: records, accepted, unchanged, held } = counts;
    log.info('PARTICIPATION_RECORDED', {
      county,
      electionId,
      uploadId,
      records,
      accepted,
      held,
      rejected: counts.rejected,
    });
    const lists = withinAnswer({ rejected, heldRows, flaggedRows, heldNow: [] });
    const body = { accepted, unchanged, held, ...lists, uploadId };
    return { status: 200, body, audit };
  };
