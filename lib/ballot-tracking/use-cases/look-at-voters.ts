import type { Election } from '../../elections/domain/election.ts';
import type { CheckedRow } from '../../shared/rows.ts';
import { mayBeInPerson } from '../domain/awaits-record.ts';
import type { Ballot } from '../domain/ballot.ts';
import { countRows } from '../domain/plan/count-rows.ts';
import type { PlanCounts } from '../domain/plan/counts.ts';
import type { StatusRecord, UploadContext } from '../domain/record-status.ts';
import { type TakenIn, takeIn } from '../domain/take-in.ts';
import type { BallotStore } from '../ports.ts';

/** A row and its place in the upload. */
export type IndexedRow = { readonly index: number; readonly row: StatusRecord };

/** One voter's rows, the ballots of theirs that the rows name, and what recording the rows would come to. */
export type VoterLooked = {
  readonly voterId: string;
  readonly group: readonly IndexedRow[];
  readonly named: readonly Ballot[];
  readonly taken: TakenIn;
  /** Whether a row says that the voter may have voted in person: then all of their records decide, not these alone. */
  readonly isInPerson: boolean;
};

/** An upload's rows, looked at voter by voter before anything is written. */
export type LookedAt = {
  readonly rows: readonly CheckedRow<StatusRecord>[];
  readonly voters: readonly VoterLooked[];
  readonly counts: PlanCounts;
};

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

/** Reads the ballots that an upload's rows name, and says what recording them would come to. Writes nothing. */
export const lookAtVoters = async (
  ballots: Pick<BallotStore, 'findAll'>,
  election: Election,
  rows: readonly CheckedRow<StatusRecord>[],
  upload: UploadContext,
): Promise<LookedAt> => {
  const groups = groupByVoter(rows);
  const found = await ballots.findAll(
    upload.electionId,
    [...groups.values()].flatMap((group) => group.map(({ row }) => row)),
  );
  const namedOf = Map.groupBy(found, ({ voterId }) => voterId);
  const voters = [...groups].map(([voterId, group]) => {
    const named = namedOf.get(voterId) ?? [];
    const statuses = group.map(({ row }) => row);
    const isInPerson = statuses.some(({ status }) => mayBeInPerson(status));
    return { voterId, group, named, isInPerson, taken: takeIn(named, statuses, upload) };
  });
  const counted = voters.map(({ group, named, taken }) => ({
    rows: group.map(({ row }) => row),
    outcomes: taken.outcomes,
    known: named,
  }));
  const refused = rows.flatMap((row) => (row.ok ? [] : [row.error]));
  return { rows, voters, counts: countRows(counted, refused, election, upload.now) };
};
