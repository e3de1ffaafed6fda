import type { Election } from '../../elections/domain/election.ts';
import type { ElectionStore } from '../../elections/ports.ts';
import type { Clock } from '../../shared/clock.ts';
import type { CountyCode } from '../../shared/counties.ts';
import type { CheckedRow } from '../../shared/rows.ts';
import type { VoterRegister } from '../../voters/ports.ts';
import { calendarOf } from '../domain/calendar.ts';
import type { StatusRecord } from '../domain/record-status.ts';
import type { BallotStore, UploadStore } from '../ports.ts';
import { type BookedUpload, bookUpload, newUploadId, type UploadBy } from './book-upload.ts';
import { keepBelievableStatuses, keepOwnVoters } from './check-rows.ts';
import { takeInVoters } from './take-in-voters.ts';

/** What recording a county's rows needs. */
export type RecordingPorts = {
  readonly clock: Clock;
  readonly voters: VoterRegister;
  readonly ballots: BallotStore;
  readonly uploads: UploadStore;
};

/** What taking in a county's uploads needs. */
export type UploadPorts = RecordingPorts & { readonly elections: ElectionStore };

/** The rows about ballots that this county recorded before their voter moved away. */
const ofKnownBallots = async (
  ballots: BallotStore,
  electionId: string,
  county: CountyCode,
  rows: readonly StatusRecord[],
): Promise<ReadonlySet<StatusRecord>> => {
  const found = await ballots.findAll(electionId, rows);
  const nameOf = (one: { readonly voterId: string; readonly ballotId: string }): string =>
    `${one.voterId}#${one.ballotId}`;
  const own = new Set(found.filter((ballot) => ballot.county === county).map(nameOf));
  return new Set(rows.filter((row) => own.has(nameOf(row))));
};

/**
 * Records a batch of ballot statuses, row by row, and says what became of each. Throws when a table cannot be reached;
 * what was written then stays, and repeating the upload completes it.
 */
export const recordBallots = async (
  ports: RecordingPorts,
  election: Election,
  by: UploadBy,
  rows: readonly CheckedRow<StatusRecord>[],
): Promise<BookedUpload> => {
  const now = await ports.clock();
  const { electionId, county } = by;
  const uploadId = newUploadId(county, now);
  const dated = keepBelievableStatuses(election, rows);
  const own = await keepOwnVoters(ports.voters, county, dated, (strangers) =>
    ofKnownBallots(ports.ballots, electionId, county, strangers),
  );
  const results = await takeInVoters(ports.ballots, own, {
    electionId,
    county,
    uploadId,
    now,
    calendar: calendarOf(election),
  });
  return bookUpload(ports.uploads, 'ballots', { ...by, uploadId, receivedAt: now }, results);
};
