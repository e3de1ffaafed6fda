import { inParallel } from '../../shared/in-parallel.ts';
import type { Temporal } from '../../shared/time.ts';
import type { HeldRow } from '../domain/held-row.ts';
import type { UploadContext } from '../domain/record-status.ts';
import { type RowOutcome, type TakenIn, takeIn } from '../domain/take-in.ts';
import type { BallotStore } from '../ports.ts';
import type { LookedAt, VoterLooked } from './look-at-voters.ts';
import { type RowResult, toRowResult } from './row-result.ts';

const VOTERS_AT_ONCE = 24;
/** Two uploads that meet on one ballot settle in one or two rounds. */
const MAX_ROUNDS = 8;

const namesUnknown = (outcome: RowOutcome): boolean =>
  outcome.kind === 'refused' && outcome.reason === 'unknown-ballot';

/** Up to when the county's records of voting in person are complete. */
type AsOf = () => Promise<Temporal.Instant | undefined>;

/** Records one voter's rows in one write, as they were looked at or, where that was not enough, afresh. */
const takeInVoter = async (
  ballots: BallotStore,
  { voterId, group, taken: looked, isInPerson }: VoterLooked,
  { asOf, ...upload }: UploadContext & { readonly asOf: AsOf },
): Promise<TakenIn> => {
  const rows = group.map(({ row }) => row);
  const afresh = async (): Promise<TakenIn> => {
    const { ballots: all, histories } = await ballots.ofVoter({ electionId: upload.electionId, voterId });
    return takeIn(all, rows, upload, isInPerson ? { histories, asOf: await asOf() } : undefined);
  };
  // A row may say that it replaces a ballot of which this upload has no row.
  let taken = isInPerson || looked.outcomes.some(namesUnknown) ? await afresh() : looked;
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
  { rows, voters }: Pick<LookedAt, 'rows' | 'voters'>,
  upload: UploadContext & { readonly asOf: AsOf },
): Promise<{ readonly results: readonly RowResult[]; readonly heldNow: readonly HeldRow[] }> => {
  const heldNow: HeldRow[] = [];
  const results: RowResult[] = rows.map((row) =>
    row.ok ? { kind: 'unchanged' } : { kind: 'rejected', problem: row.error },
  );
  await inParallel(voters, VOTERS_AT_ONCE, async (voter) => {
    const taken = await takeInVoter(ballots, voter, upload);
    heldNow.push(...taken.heldNow);
    taken.outcomes.forEach((outcome, position) => {
      const place = voter.group[position];
      if (place) results[place.index] = toRowResult(place.index, place.row, outcome, upload.now);
    });
  });
  return { results, heldNow };
};
