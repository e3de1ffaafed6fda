import type { Election } from '../../elections/domain/election.ts';
import type { ElectionStore } from '../../elections/ports.ts';
import type { Clock } from '../../shared/clock.ts';
import type { CountyCode } from '../../shared/counties.ts';
import type { CheckedRow } from '../../shared/rows.ts';
import type { Temporal } from '../../shared/time.ts';
import type { VoterRegister } from '../../voters/ports.ts';
import { calendarOf } from '../domain/calendar.ts';
import type { HeldRow } from '../domain/held-row.ts';
import type { StatusRecord, UploadContext } from '../domain/record-status.ts';
import type { ReleasedUpload } from '../domain/upload.ts';
import type { BallotStore, ParticipationProgress, UploadStore } from '../ports.ts';
import { type BookedUpload, bookUpload, newUploadId, type UploadBy } from './book-upload.ts';
import { keepBelievableStatuses, keepOwnVoters } from './check-rows.ts';
import { type LookedAt, lookAtVoters } from './look-at-voters.ts';
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

/** An upload on its way to be recorded: whose it is, its name, when it is judged, and when it came if it was held since. */
export type UploadNamed = Omit<UploadContext, 'calendar'>;

const contextOf = (election: Election, { electionId, county, uploadId, now, sentAt }: UploadNamed): UploadContext => ({
  electionId,
  county,
  uploadId,
  now,
  calendar: calendarOf(election),
  ...(sentAt ? { sentAt } : {}),
});

/** Checks a batch of ballot statuses and looks at what recording it would come to. Writes nothing. */
export const lookAtBallots = async (
  ports: Pick<RecordingPorts, 'ballots' | 'voters'>,
  election: Election,
  upload: UploadNamed,
  rows: readonly CheckedRow<StatusRecord>[],
): Promise<LookedAt> => {
  const { electionId, county } = upload;
  const dated = keepBelievableStatuses(election, rows);
  const own = await keepOwnVoters(ports.voters, county, dated, (strangers) =>
    ofKnownBallots(ports.ballots, electionId, county, strangers),
  );
  return lookAtVoters(ports.ballots, election, own, contextOf(election, upload));
};

/** What became of an upload's rows, and what of earlier uploads is held since. */
export type RecordedUpload = BookedUpload & { readonly heldNow: readonly HeldRow[] };

/** Records what was looked at. Asks once, and where it matters alone, how far the county's records of voting in person go. */
const takeInLooked = (
  ports: Pick<BallotRecordingPorts, 'ballots' | 'progress'>,
  election: Election,
  upload: UploadNamed,
  looked: LookedAt,
) => {
  const { electionId, county } = upload;
  let known: Promise<Temporal.Instant | undefined> | undefined;
  const asOf = (): Promise<Temporal.Instant | undefined> => {
    known ??= ports.progress.asOf(electionId, county);
    return known;
  };
  return takeInVoters(ports.ballots, looked, { asOf, ...contextOf(election, upload) });
};

/**
 * Records what was looked at, and enters the upload in the book; `released`: as what, if it was held. Throws when a table cannot be reached; what was written then stays, and repeating it completes it.
 */
export const recordLooked = async (
  ports: Pick<BallotRecordingPorts, 'ballots' | 'progress' | 'uploads'>,
  election: Election,
  upload: UploadNamed & UploadBy,
  looked: LookedAt,
  released?: ReleasedUpload,
): Promise<RecordedUpload> => {
  const { results, heldNow } = await takeInLooked(ports, election, upload, looked);
  const takesBack = (index: number): boolean => {
    const row = looked.rows[index];
    return row?.ok === true && row.value.withdrawn === true;
  };
  const { now, sentAt: _came, ...named } = upload;
  const entered = { ...named, receivedAt: now, ...released };
  return { ...(await bookUpload(ports.uploads, 'ballots', entered, results, takesBack)), heldNow };
};

/**
 * Records ballot statuses, row by row, under the ID of their upload, which is booked elsewhere. Throws when a table cannot be
 * reached; what was written then stays, and repeating it completes it.
 */
export const recordRows = async (
  ports: Omit<BallotRecordingPorts, 'clock' | 'uploads'>,
  election: Election,
  upload: UploadNamed,
  rows: readonly CheckedRow<StatusRecord>[],
): Promise<{ readonly results: readonly RowResult[]; readonly heldNow: readonly HeldRow[] }> => {
  return takeInLooked(ports, election, upload, await lookAtBallots(ports, election, upload, rows));
};

/**
 * Records a batch of ballot statuses at once, row by row, and says what became of each. Throws when a table cannot be
 * reached; what was written then stays, and repeating the upload completes it.
 */
export const recordBallots = async (
  ports: BallotRecordingPorts,
  election: Election,
  by: UploadBy,
  rows: readonly CheckedRow<StatusRecord>[],
): Promise<RecordedUpload> => {
  const now = await ports.clock();
  const upload = { ...by, uploadId: newUploadId(by.county, now), now };
  return recordLooked(ports, election, upload, await lookAtBallots(ports, election, upload, rows));
};
