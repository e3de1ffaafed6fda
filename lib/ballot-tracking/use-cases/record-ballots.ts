import type { Election } from '../../elections/domain/election.ts';
import type { ElectionStore } from '../../elections/ports.ts';
import type { Clock } from '../../shared/clock.ts';
import type { CountyCode } from '../../shared/counties.ts';
import type { CheckedRow } from '../../shared/rows.ts';
import type { Temporal } from '../../shared/time.ts';
import type { VoterRegister } from '../../voters/ports.ts';
import { calendarOf } from '../domain/calendar.ts';
import type { HeldRow } from '../domain/held-row.ts';
import type { StatusRecord } from '../domain/record-status.ts';
import type { BallotStore, ParticipationProgress, UploadStore } from '../ports.ts';
import { type BookedUpload, bookUpload, newUploadId, type UploadBy } from './book-upload.ts';
import { keepBelievableStatuses, keepOwnVoters } from './check-rows.ts';
import type { RowResult } from './row-result.ts';
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

/** What recording ballots needs beside: how far the county's records of voting in person go. */
export type BallotRecordingPorts = RecordingPorts & { readonly progress: Pick<ParticipationProgress, 'asOf'> };

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
 * Records ballot statuses, row by row, under the ID of their upload, which is booked elsewhere. Throws when a table cannot be
 * reached; what was written then stays, and repeating it completes it.
 */
export const recordRows = async (
  ports: Omit<BallotRecordingPorts, 'clock' | 'uploads'>,
  election: Election,
  by: Pick<UploadBy, 'electionId' | 'county'> & { readonly uploadId: string },
  rows: readonly CheckedRow<StatusRecord>[],
  now: Temporal.Instant,
): Promise<{ readonly results: readonly RowResult[]; readonly heldNow: readonly HeldRow[] }> => {
  const { electionId, county, uploadId } = by;
  const dated = keepBelievableStatuses(election, rows);
  const own = await keepOwnVoters(ports.voters, county, dated, (strangers) =>
    ofKnownBallots(ports.ballots, electionId, county, strangers),
  );
  let known: Promise<Temporal.Instant | undefined> | undefined;
  const asOf = (): Promise<Temporal.Instant | undefined> => {
    known ??= ports.progress.asOf(electionId, county);
    return known;
  };
  const calendar = calendarOf(election);
  return takeInVoters(ports.ballots, own, { asOf, electionId, county, uploadId, now, calendar });
};

/**
 * Records a batch of ballot statuses, row by row, and says what became of each. Throws when a table cannot be reached;
 * what was written then stays, and repeating the upload completes it.
 */
export const recordBallots = async (
  ports: BallotRecordingPorts,
  election: Election,
  by: UploadBy,
  rows: readonly CheckedRow<StatusRecord>[],
): Promise<BookedUpload & { readonly heldNow: readonly HeldRow[] }> => {
  const now = await ports.clock();
  const uploadId = newUploadId(by.county, now);
  const { results, heldNow } = await recordRows(ports, election, { ...by, uploadId }, rows, now);
  const takesBack = (index: number): boolean => {
    const row = rows[index];
    return row?.ok === true && row.value.withdrawn === true;
  };
  const booked = await bookUpload(ports.uploads, 'ballots', { ...by, uploadId, receivedAt: now }, results, takesBack);
  return { ...booked, heldNow };
};
