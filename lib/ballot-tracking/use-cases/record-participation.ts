import type { Election } from '../../elections/domain/election.ts';
import type { CountyCode } from '../../shared/counties.ts';
import { inParallel } from '../../shared/in-parallel.ts';
import type { CheckedRow } from '../../shared/rows.ts';
import { Temporal } from '../../shared/time.ts';
import { type HistoryRecord, isHistoryOf } from '../domain/in-person.ts';
import type { BallotStore, ParticipationProgress } from '../ports.ts';
import { type BookedUpload, bookUpload, newUploadId, type UploadBy } from './book-upload.ts';
import { keepBelievableHistories, keepOwnVoters } from './check-rows.ts';
import type { RecordingPorts, UploadPorts } from './record-ballots.ts';
import { takeInHistories } from './take-in-histories.ts';

/** What taking in participation records needs. */
export type ParticipationPorts = UploadPorts & { readonly progress: ParticipationProgress };

const VOTERS_AT_ONCE = 24;

/** The rows about records that this county made before their voter moved away: what it has said it can take back. */
const ofKnownRecords = async (
  ballots: BallotStore,
  electionId: string,
  county: CountyCode,
  rows: readonly HistoryRecord[],
): Promise<ReadonlySet<HistoryRecord>> => {
  const own = new Set<HistoryRecord>();
  const byVoter = Map.groupBy(rows, ({ voterId }) => voterId);
  await inParallel([...byVoter], VOTERS_AT_ONCE, async ([voterId, said]) => {
    const { histories } = await ballots.ofVoter({ electionId, voterId });
    for (const row of said) if (histories.some(isHistoryOf({ county, method: row.method }))) own.add(row);
  });
  return own;
};

/**
 * Records a batch of participation history, row by row, and says what became of each. Throws when a table cannot be
 * reached; what was written then stays, and repeating the upload completes it.
 */
export const recordParticipation = async (
  ports: RecordingPorts & Pick<ParticipationPorts, 'progress'>,
  election: Election,
  by: UploadBy,
  rows: readonly CheckedRow<HistoryRecord>[],
  asOf?: Temporal.Instant,
): Promise<BookedUpload> => {
  const now = await ports.clock();
  const { electionId, county } = by;
  const uploadId = newUploadId(county, now);
  const dated = keepBelievableHistories(election, rows);
  const own = await keepOwnVoters(ports.voters, county, dated, (strangers) =>
    ofKnownRecords(ports.ballots, electionId, county, strangers),
  );
  const results = await takeInHistories(ports.ballots, own, { electionId, county, now, uploadId });
  // Nobody's records are complete up to a time that has not come. The rows come first: then the statement is true.
  if (asOf) await ports.progress.advance(electionId, county, Temporal.Instant.compare(asOf, now) < 0 ? asOf : now);
  const takesBack = (index: number): boolean => {
    const row = rows[index];
    return row?.ok === true && !row.value.active;
  };
  const booked = { ...by, uploadId, receivedAt: now };
  return bookUpload(ports.uploads, 'participation-history', booked, results, takesBack);
};
