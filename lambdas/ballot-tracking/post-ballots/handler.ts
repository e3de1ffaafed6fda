import { BallotRow } from '../../../lib/ballot-tracking/api.ts';
import type { BallotStore, UploadStore } from '../../../lib/ballot-tracking/ports.ts';
import { takeInVoters } from '../../../lib/ballot-tracking/use-cases/take-in-voters.ts';
import type { ElectionStore } from '../../../lib/elections/ports.ts';
import { problem } from '../../../lib/runtime/api/problem.ts';
import { readRows } from '../../../lib/runtime/api/read-rows.ts';
import type { ApiAnswer, ApiContext, ApiRequest } from '../../../lib/runtime/api/types.ts';
import type { Clock } from '../../../lib/shared/clock.ts';
import type { VoterRegister } from '../../../lib/voters/ports.ts';
import { countRows, keepOwnVoters, keepPlausibleDates, newUploadId, openElection, toUploadAnswer } from './upload.ts';

export type UploadPorts = {
  readonly clock: Clock;
  readonly elections: ElectionStore;
  readonly voters: VoterRegister;
  readonly ballots: BallotStore;
  readonly uploads: UploadStore;
};

/** Records a batch of ballot statuses, row by row, and says what became of each. */
export const postBallots =
  (ports: UploadPorts) =>
  async (request: ApiRequest<unknown, unknown, { readonly id: string }>, { log }: ApiContext): Promise<ApiAnswer> => {
    const { caller } = request;
    if (caller.role !== 'county') return problem(403, 'forbidden', 'Ballots are uploaded by their county.');
    const { county, clientId } = caller;
    const electionId = request.path.id;
    const election = await openElection(ports.elections, electionId, county);
    if (!election.ok) return election.error;
    const rows = readRows(request, BallotRow);
    if (!rows.ok) return rows.error;
    const now = await ports.clock();
    const uploadId = newUploadId(county, now);
    const dated = keepPlausibleDates(election.value, rows.value, ({ statusAt, sentDate }) => ({ statusAt, sentDate }));
    const own = await keepOwnVoters(ports.voters, county, dated);
    const results = await takeInVoters(ports.ballots, own, { electionId, county, uploadId, now });
    const counts = countRows(results);
    const upload = { uploadId, kind: 'ballots', electionId, county, clientId, receivedAt: now, counts } as const;
    await ports.uploads.save(upload);
    const { rows: records, accepted, held, rejected } = counts;
    log.info('BALLOTS_RECORDED', { county, electionId, uploadId, records, accepted, held, rejected });
    const unknown = results.filter((result) => result.kind === 'held' && result.problem.code === 'unknown-code').length;
    if (unknown > 0) log.warn('BALLOT_STATUS_UNKNOWN', { county, electionId, uploadId, count: unknown });
    return { status: 200, body: toUploadAnswer(results, uploadId) };
  };
