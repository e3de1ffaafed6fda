import type { Temporal } from '../../shared/time.ts';
import type { Ballot, HoldReason } from './ballot.ts';
import { currentStatusOf } from './current-status.ts';
import { recordStatus, type StatusRecord, type UploadContext } from './record-status.ts';

/** What became of one row: recorded, known before, recorded and waiting, or refused. */
export type RowOutcome =
  | { readonly kind: 'accepted' | 'unchanged' }
  | { readonly kind: 'held'; readonly reason: HoldReason }
  | { readonly kind: 'refused'; readonly reason: 'too-many' | 'other-county' };

export type TakenIn = {
  /** The ballots to be written, as they were and as they are: with new statuses, or to be decided again. */
  readonly changes: readonly { readonly before: Ballot | undefined; readonly after: Ballot }[];
  /** One outcome per row, in the rows' order. */
  readonly outcomes: readonly RowOutcome[];
};

/** A voter has one ballot, and a few when it is lost or spoiled. One write must hold them all. */
const MAX_BALLOTS = 20;

type Place = { readonly ballotId: string; readonly version: number };

const outcomeAt = (place: Place, ballots: ReadonlyMap<string, Ballot>, now: Temporal.Instant): RowOutcome => {
  const ballot = ballots.get(place.ballotId);
  if (!ballot) throw new Error('A recorded status has no ballot.');
  const judgement = currentStatusOf(ballot, [...ballots.values()], now).others.get(place.version);
  return judgement?.kind === 'held' ? { kind: 'held', reason: judgement.reason } : { kind: 'accepted' };
};

/**
 * Takes one voter's rows of an upload into their ballots. Which rows are held is judged after all of them are in, so
 * that a ballot issued and returned in one upload is not held for lack of an issue.
 *
 * @param known the voter's ballots so far; those that the rows name must be among them
 */
export const takeIn = (known: readonly Ballot[], rows: readonly StatusRecord[], upload: UploadContext): TakenIn => {
  const before = new Map(known.map((ballot) => [ballot.ballotId, ballot]));
  const ballots = new Map(before);
  const understood = new Set<string>();
  const results = rows.map((row): RowOutcome | Place => {
    const ballot = ballots.get(row.ballotId);
    if (!ballot && ballots.size >= MAX_BALLOTS) return { kind: 'refused', reason: 'too-many' };
    const recorded = recordStatus(ballot, row, upload);
    if (recorded.kind === 'understood') understood.add(row.ballotId);
    if (recorded.kind === 'unchanged' || recorded.kind === 'understood') return { kind: 'unchanged' };
    if (recorded.kind !== 'recorded') return { kind: 'refused', reason: recorded.kind };
    ballots.set(row.ballotId, recorded.ballot);
    return { ballotId: row.ballotId, version: recorded.ballot.entries.length };
  });
  const outcomes = results.map((result) => ('kind' in result ? result : outcomeAt(result, ballots, upload.now)));
  const changes = [...ballots.values()]
    .filter((ballot) => before.get(ballot.ballotId) !== ballot || understood.has(ballot.ballotId))
    .map((after) => ({ before: before.get(after.ballotId), after }));
  return { changes, outcomes };
};
