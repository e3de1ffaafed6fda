import type { Election } from '../../elections/domain/election.ts';
import type { CheckedRow } from '../../shared/rows.ts';
import type { HistoryRecord } from '../domain/in-person.ts';
import { type BookedUpload, bookUpload, newUploadId, type UploadBy } from './book-upload.ts';
import { keepOwnVoters, keepPlausibleDates } from './check-rows.ts';
import type { UploadPorts } from './record-ballots.ts';
import { takeInHistories } from './take-in-histories.ts';

/**
 * Records a batch of participation history, row by row, and says what became of each. Throws when a table cannot be
 * reached; what was written then stays, and repeating the upload completes it.
 */
export const recordParticipation = async (
  ports: UploadPorts,
  election: Election,
  by: UploadBy,
  rows: readonly CheckedRow<HistoryRecord>[],
): Promise<BookedUpload> => {
  const now = await ports.clock();
  const { electionId, county } = by;
  const uploadId = newUploadId(county, now);
  const dated = keepPlausibleDates(election, rows, ({ at }) => ({ at }));
  const own = await keepOwnVoters(ports.voters, county, dated);
  const results = await takeInHistories(ports.ballots, own, { electionId, county, now });
  return bookUpload(ports.uploads, 'participation-history', { ...by, uploadId, receivedAt: now }, results);
};
