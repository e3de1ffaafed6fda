import type { Election } from '../../elections/domain/election.ts';
import type { ElectionStore } from '../../elections/ports.ts';
import type { Clock } from '../../shared/clock.ts';
import type { CheckedRow } from '../../shared/rows.ts';
import type { VoterRegister } from '../../voters/ports.ts';
import { calendarOf } from '../domain/calendar.ts';
import type { StatusRecord } from '../domain/record-status.ts';
import type { BallotStore, UploadStore } from '../ports.ts';
import { type BookedUpload, bookUpload, newUploadId, type UploadBy } from './book-upload.ts';
import { keepBelievableStatuses, keepOwnVoters } from './check-rows.ts';
import { takeInVoters } from './take-in-voters.ts';

/** What taking in a county's uploads needs. */
export type UploadPorts = {
  readonly clock: Clock;
  readonly elections: ElectionStore;
  readonly voters: VoterRegister;
  readonly ballots: BallotStore;
  readonly uploads: UploadStore;
};

/**
 * Records a batch of ballot statuses, row by row, and says what became of each. Throws when a table cannot be reached;
 * what was written then stays, and repeating the upload completes it.
 */
export const recordBallots = async (
  ports: UploadPorts,
  election: Election,
  by: UploadBy,
  rows: readonly CheckedRow<StatusRecord>[],
): Promise<BookedUpload> => {
  const now = await ports.clock();
  const { electionId, county } = by;
  const uploadId = newUploadId(county, now);
  const dated = keepBelievableStatuses(election, rows);
  const own = await keepOwnVoters(ports.voters, county, dated);
  const results = await takeInVoters(ports.ballots, own, {
    electionId,
    county,
    uploadId,
    now,
    calendar: calendarOf(election),
  });
  return bookUpload(ports.uploads, 'ballots', { ...by, uploadId, receivedAt: now }, results);
};
