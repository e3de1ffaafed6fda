import { inParallel } from '../../shared/in-parallel.ts';
import type { CheckedRow } from '../../shared/rows.ts';
import type { Temporal } from '../../shared/time.ts';
import { mayBeInPerson } from '../domain/awaits-record.ts';
import type { Ballot } from '../domain/ballot.ts';
import type { HeldRow } from '../domain/held-row.ts';
import type { StatusRecord, UploadContext } from '../domain/record-status.ts';
import { type RowOutcome, type TakenIn, takeIn } from '../domain/take-in.ts';
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

/** Up to when the county's records of voting in person are complete. */
type AsOf = () => Promise<Temporal.Instant | undefined>;

/** Records one voter's rows in one write; `named` are those ballots of theirs that the rows name. */
const takeInVoter = async (
  ballots: BallotStore,
  key: CaseKey,
  named: readonly Ballot[],
  rows: readonly StatusRecord[],
  { asOf, ...upload }: UploadContext & { readonly asOf: AsOf },
): Promise<TakenIn> => {
  const isInPerson = rows.some(({ status }) => mayBeInPerson(status));
  const afresh = async (): Promise<TakenIn> => {
    const { ballots: all, histories } = await ballots.ofVoter(key);
    return takeIn(all, rows, upload, isInPerson ? { histories, asOf: await asOf() } : undefined);
  };
  let taken = isInPerson ? await afresh() : takeIn(named, rows, upload);
  // A row may say that it replaces a ballot of which this upload has no row.
  if (!isInPerson && taken.outcomes.some(namesUnknown)) taken = await afresh();
  for (let round = 1; round <= MAX_ROUNDS; round += 1) {
    if (taken.changes.length === 0) return taken;
    if ((await ballots.append(taken.changes, upload.now)) === 'saved') return taken;
    taken = await afresh();
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
  upload: UploadContext & { readonly asOf: AsOf },
): Promise<{ readonly results: readonly RowResult[]; readonly heldNow: readonly HeldRow[] }> => {
  const heldNow: HeldRow[] = [];
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
    const taken = await takeInVoter(ballots, key, namedOf.get(voterId) ?? [], statuses, upload);
    heldNow.push(...taken.heldNow);
    taken.outcomes.forEach((outcome, position) => {
      const place = group[position];
      if (place) results[place.index] = toRowResult(place.index, place.row, outcome, upload.now);
    });
  });
  return { results, heldNow };
};
