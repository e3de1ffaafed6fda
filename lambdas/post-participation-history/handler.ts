import { HistoryRow } from '../../lib/api/ballots.ts';
import type { ApiAnswer, ApiContext, ApiRequest } from '../../lib/runtime/api-types.ts';
import { problem } from '../../lib/runtime/problem.ts';
import type { UploadPorts } from '../post-ballots/handler.ts';
import { readRows } from '../post-ballots/read-rows.ts';
import {
  countRows,
  keepOwnVoters,
  keepPlausibleDates,
  newUploadId,
  openElection,
  toUploadAnswer,
} from '../post-ballots/upload.ts';
import { takeInHistories } from './take-in-histories.ts';

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
