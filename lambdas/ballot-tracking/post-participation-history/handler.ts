import { HistoryRow } from '../../../lib/ballot-tracking/api.ts';
import { takeInHistories } from '../../../lib/ballot-tracking/use-cases/take-in-histories.ts';
import { problem } from '../../../lib/runtime/api/problem.ts';
import { readRows } from '../../../lib/runtime/api/read-rows.ts';
import type { ApiAnswer, ApiContext, ApiRequest } from '../../../lib/runtime/api/types.ts';
import type { UploadPorts } from '../post-ballots/handler.ts';
import {
  countRows,
  keepOwnVoters,
  keepPlausibleDates,
  newUploadId,
  openElection,
  toUploadAnswer,
} from '../post-ballots/upload.ts';

/** Records a batch of participation history, row by row, and says what became of each. */
export const postParticipationHistory =
  (ports: UploadPorts) =>
  async (request: ApiRequest<unknown, unknown, { readonly id: string }>, { log }: ApiContext): Promise<ApiAnswer> => {
    const { caller } = request;
    if (caller.role !== 'county') return problem(403, 'forbidden', 'Participation history is uploaded by its county.');
    const { county, clientId } = caller;
    const electionId = request.path.id;
    const election = await openElection(ports.elections, electionId, county);
    if (!election.ok) return election.error;
    const rows = readRows(request, HistoryRow);
    if (!rows.ok) return rows.error;
    const now = await ports.clock();
    const uploadId = newUploadId(county, now);
    const dated = keepPlausibleDates(election.value, rows.value, ({ at }) => ({ at }));
    const own = await keepOwnVoters(ports.voters, county, dated);
    const results = await takeInHistories(ports.ballots, own, { electionId, county, now });
    const counts = countRows(results);
    const kind = 'participation-history';
    await ports.uploads.save({ uploadId, kind, electionId, county, clientId, receivedAt: now, counts });
    const { rows: records, accepted, held, rejected } = counts;
    log.info('PARTICIPATION_RECORDED', { county, electionId, uploadId, records, accepted, held, rejected });
    return { status: 200, body: toUploadAnswer(results, uploadId) };
  };
