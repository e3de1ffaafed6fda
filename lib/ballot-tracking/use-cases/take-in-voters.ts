import { inParallel } from '../../shared/in-parallel.ts';
import type { CheckedRow } from '../../shared/rows.ts';
import type { Ballot } from '../domain/ballot.ts';
import type { StatusRecord, UploadContext } from '../domain/record-status.ts';
import { type RowOutcome, takeIn } from '../domain/take-in.ts';
import type { BallotStore, CaseKey } from '../ports.ts';
import { type RowResult, toRowResult } from './row-result.ts';

const VOTERS_AT_ONCE = 24;
/** Two uploads that meet on one ballot settle in one or two rounds. */
const MAX_ROUNDS = 8;

type IndexedRow = { readonly index: number; readonly row: StatusRecord };

const groupByVoter = (rows: readonly CheckedRow<StatusRecord>[]): ReadonlyMap<string, IndexedRow[]> => {
  const groups = new Map<string, IndexedRow[]>();
  rows.forEach((row, index) => {
    if (!row.ok) return;
    const group = groups.get(row.value.voterId) ?? [];
    groups.set(row.value.voterId, group);
    group.push({ index, row: row.value });
  });
  return groups;
};

const namesUnknown = (outcome: RowOutcome): boolean =>
  outcome.kind === 'refused' && outcome.reason === 'unknown-ballot';

/** Records one voter's rows in one write; `named` are those ballots of theirs that the rows name. */
const takeInVoter = async (
  ballots: BallotStore,
  key: CaseKey,
  named: readonly Ballot[],
  rows: readonly StatusRecord[],
  upload: UploadContext,
): Promise<readonly RowOutcome[]> => {
  const all = async (): Promise<readonly Ballot[]> => (await ballots.ofVoter(key)).ballots;
  let taken = takeIn(named, rows, upload);
  // A row may say that it replaces a ballot of which this upload has no row.
  if (taken.outcomes.some(namesUnknown)) taken = takeIn(await all(), rows, upload);
  for (let round = 1; round <= MAX_ROUNDS; round += 1) {
    if (taken.changes.length === 0) return taken.outcomes;
    if ((await ballots.append(taken.changes, upload.now)) === 'saved') return taken.outcomes;
    taken = takeIn(await all(), rows, upload);
  }
  throw new Error(`A ballot changed under ${MAX_ROUNDS} attempts to record its status.`);
};

/**
 * Records an upload's rows voter by voter, each voter's rows in one write. Rows that failed their check come back as
 * rejected. Throws when the table cannot be reached; what was written then stays, and repeating the upload completes
 * it.
 */
export const takeInVoters = async (
  ballots: BallotStore,
  rows: readonly CheckedRow<StatusRecord>[],
  upload: UploadContext,
): Promise<readonly RowResult[]> => {
  const results: RowResult[] = rows.map((row) =>
    row.ok ? { kind: 'unchanged' } : { kind: 'rejected', problem: row.error },
  );
  const groups = groupByVoter(rows);
  const found = await ballots.findAll(
    upload.electionId,
    [...groups.values()].flatMap((group) => group.map(({ row }) => row)),
  );
  const namedOf = new Map<string, Ballot[]>();
  for (const ballot of found) namedOf.set(ballot.voterId, [...(namedOf.get(ballot.voterId) ?? []), ballot]);
  await inParallel([...groups], VOTERS_AT_ONCE, async ([voterId, group]) => {
    const key = { electionId: upload.electionId, voterId };
    const statuses = group.map(({ row }) => row);
    const outcomes = await takeInVoter(ballots, key, namedOf.get(voterId) ?? [], statuses, upload);
    outcomes.forEach((outcome, position) => {
      const place = group[position];
      if (place) results[place.index] = toRowResult(place.index, place.row, outcome, upload.now);
    });
  });
  return results;
};
