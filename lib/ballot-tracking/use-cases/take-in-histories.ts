import { inParallel } from '../../shared/in-parallel.ts';
import { type CheckedRow, rowProblem } from '../../shared/rows.ts';
import { Temporal } from '../../shared/time.ts';
import {
  contradiction,
  type HistoryRecord,
  type HistoryUpload,
  isHistoryOf,
  recordHistory,
} from '../domain/in-person.ts';
import type { BallotStore } from '../ports.ts';
import type { RowResult } from './row-result.ts';

const VOTERS_AT_ONCE = 24;
const MAX_ROUNDS = 8;

type IndexedRow = { readonly index: number; readonly row: HistoryRecord };

const groupByVoter = (rows: readonly CheckedRow<HistoryRecord>[]): IndexedRow[][] => {
  const groups = new Map<string, IndexedRow[]>();
  rows.forEach((row, index) => {
    if (row.ok) groups.set(row.value.voterId, [...(groups.get(row.value.voterId) ?? []), { index, row: row.value }]);
  });
  return [...groups.values()];
};

const FUTURE = 'its date is in the future. It is recorded, and messaged when that date comes.';
const CONTRADICTED: Record<NonNullable<ReturnType<typeof contradiction>>, string> = {
  'taken-back':
    'this record was taken back with the same time or day. It is recorded and counts for nothing; to put it in force again, send it with a later time.',
  'later-record-stands':
    'a later record says that this voter voted. It is recorded and takes nothing back; send it with a time after that one.',
};
const TOO_MANY = 'this record was changed too often. Check what your system sends, then call the help desk.';

const recordRow = async (
  ballots: BallotStore,
  { index, row }: IndexedRow,
  upload: HistoryUpload,
): Promise<RowResult> => {
  for (let round = 1; round <= MAX_ROUNDS; round += 1) {
    const { histories } = await ballots.ofVoter({ electionId: upload.electionId, voterId: row.voterId });
    const known = histories.find(isHistoryOf({ county: upload.county, method: row.method }));
    const recorded = recordHistory(known, row, upload);
    if (recorded.kind === 'too-many') {
      return { kind: 'rejected', problem: rowProblem(index, 'method', 'too-many-statuses', TOO_MANY) };
    }
    const said = recorded.kind === 'recorded' ? recorded.history : known;
    const why = said && contradiction(said, row, upload.now);
    const contradicted = why && { kind: 'held' as const, problem: rowProblem(index, 'at', why, CONTRADICTED[why]) };
    if (recorded.kind !== 'recorded')
      return why === 'taken-back' && contradicted ? contradicted : { kind: 'unchanged' };
    if ((await ballots.saveHistory(recorded.history, upload.now)) === 'conflict') continue;
    if (contradicted) return contradicted;
    const isFuture = Temporal.Instant.compare(row.at, upload.now) > 0;
    return isFuture ? { kind: 'held', problem: rowProblem(index, 'at', 'future-date', FUTURE) } : { kind: 'accepted' };
  }
  throw new Error(`A participation record changed under ${MAX_ROUNDS} attempts to record it.`);
};

/** Records an upload's participation rows. Throws when the table cannot be reached; repeating the upload completes it. */
export const takeInHistories = async (
  ballots: BallotStore,
  rows: readonly CheckedRow<HistoryRecord>[],
  upload: HistoryUpload,
): Promise<readonly RowResult[]> => {
  const results: RowResult[] = rows.map((row) =>
    row.ok ? { kind: 'unchanged' } : { kind: 'rejected', problem: row.error },
  );
  await inParallel(groupByVoter(rows), VOTERS_AT_ONCE, async (group) => {
    for (const indexed of group) results[indexed.index] = await recordRow(ballots, indexed, upload);
  });
  return results;
};
