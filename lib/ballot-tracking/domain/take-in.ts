import type { Temporal } from '../../shared/time.ts';
import type { Ballot, HoldReason } from './ballot.ts';
import { type CurrentStatus, currentStatusOf } from './current-status.ts';
import { type HeldRow, heldRow } from './held-row.ts';
import { inPersonVote, type VotingHistory } from './in-person.ts';
import { heldForRecord } from './judge-ballot.ts';
import { recordStatus, type StatusRecord, type UploadContext } from './record-status.ts';

/**
 * What became of one row: recorded, known before, recorded and waiting, or refused. `flag`: recorded, and a person
 * should look, because the ballot had been recorded as accepted before.
 */
export type RowOutcome =
  | { readonly kind: 'accepted'; readonly flag?: 'after-accepted' }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'held'; readonly reason: HoldReason }
  | { readonly kind: 'refused'; readonly reason: 'too-many' | 'other-county' | 'unknown-ballot' };

export type TakenIn = {
  /** The ballots to be written, as they were and as they are: with new statuses, or to be decided again. */
  readonly changes: readonly { readonly before: Ballot | undefined; readonly after: Ballot }[];
  /** One outcome per row, in the rows' order. */
  readonly outcomes: readonly RowOutcome[];
  /** Rows of earlier uploads that counted before and are held now, because an issue was withdrawn or dated anew. */
  readonly heldNow: readonly HeldRow[];
};

/** What is known of a voter's voting in person, where the rows depend on it. */
export type InPersonFacts = {
  readonly histories: readonly VotingHistory[];
  /** Up to when the county's records of voting in person are complete. */
  readonly asOf: Temporal.Instant | undefined;
};

/** A voter has one ballot, and a few when it is lost or spoiled. One write must hold them all. */
const MAX_BALLOTS = 20;

type Place = { readonly ballotId: string; readonly version: number };

type Waiting = (currentStatus: CurrentStatus) => ReadonlyMap<number, HoldReason>;

const outcomeAt = (
  { ballotId, version }: Place,
  currentStatuses: ReadonlyMap<string, CurrentStatus>,
  waiting: Waiting,
): RowOutcome => {
  const currentStatus = currentStatuses.get(ballotId);
  if (!currentStatus) throw new Error('A recorded status has no ballot.');
  const judgement = currentStatus.others.get(version);
  if (judgement?.kind === 'held') return { kind: 'held', reason: judgement.reason };
  const reason = waiting(currentStatus).get(version);
  if (reason) return { kind: 'held', reason };
  const isReversal = currentStatus.stands?.isReversal === true;
  const stands = currentStatus.stands?.run.some(({ entry }) => entry.version === version);
  return isReversal && stands ? { kind: 'accepted', flag: 'after-accepted' } : { kind: 'accepted' };
};

const newlyHeld = (ballot: Ballot, was: CurrentStatus, is: CurrentStatus | undefined): readonly HeldRow[] =>
  ballot.entries.flatMap((entry) => {
    const judgement = is?.others.get(entry.version);
    const isNew = judgement?.kind === 'held' && was.others.get(entry.version)?.kind !== 'held';
    return isNew ? [heldRow(ballot, entry, judgement.reason)] : [];
  });

/** Whether a row names a ballot that this voter does not have, or itself. */
const namesNobody = ({ ballotId, supersedes }: StatusRecord, ballots: ReadonlySet<string>): boolean =>
  supersedes !== undefined && (supersedes === ballotId || !ballots.has(supersedes));

type Recorded = {
  readonly ballots: ReadonlyMap<string, Ballot>;
  readonly understood: ReadonlySet<string>;
  readonly results: readonly (RowOutcome | Place)[];
};

/** Records the rows one after the other; `named` are the ballots that they may say they replace. */
const recordRows = (
  before: ReadonlyMap<string, Ballot>,
  rows: readonly StatusRecord[],
  upload: UploadContext,
  named: ReadonlySet<string>,
): Recorded => {
  const ballots = new Map(before);
  const understood = new Set<string>();
  const results = rows.map((row): RowOutcome | Place => {
    const ballot = ballots.get(row.ballotId);
    if (namesNobody(row, named)) return { kind: 'refused', reason: 'unknown-ballot' };
    if (!ballot && ballots.size >= MAX_BALLOTS) return { kind: 'refused', reason: 'too-many' };
    const recorded = recordStatus(ballot, row, upload);
    if (recorded.kind === 'understood') understood.add(row.ballotId);
    if (recorded.kind === 'unchanged' || recorded.kind === 'understood') return { kind: 'unchanged' };
    if (recorded.kind !== 'recorded') return { kind: 'refused', reason: recorded.kind };
    ballots.set(row.ballotId, recorded.ballot);
    return { ballotId: row.ballotId, version: recorded.ballot.entries.length };
  });
  return { ballots, understood, results };
};

/**
 * Takes one voter's rows of an upload into their ballots. Which rows are held is judged after all of them are in, so
 * that a ballot issued and returned in one upload is not held for lack of an issue.
 *
 * @param known the voter's ballots so far; those that the rows name, also in `supersedes`, must be among them
 * @param facts where a row says that the voter may have voted in person; `known` must then be all of their ballots
 */
export const takeIn = (
  known: readonly Ballot[],
  rows: readonly StatusRecord[],
  upload: UploadContext,
  facts?: InPersonFacts,
): TakenIn => {
  const before = new Map(known.map((ballot) => [ballot.ballotId, ballot]));
  let named = new Set([...before.keys(), ...rows.map(({ ballotId }) => ballotId)]);
  let taken = recordRows(before, rows, upload, named);
  // A row that is refused makes no ballot known, and what named that ballot is refused with it.
  while (taken.ballots.size < named.size) {
    named = new Set(taken.ballots.keys());
    taken = recordRows(before, rows, upload, named);
  }
  const { ballots, understood, results } = taken;
  const changes = [...ballots.values()]
    .filter((ballot) => before.get(ballot.ballotId) !== ballot || understood.has(ballot.ballotId))
    .map((after) => ({ before: before.get(after.ballotId), after }));
  const { calendar, now, county } = upload;
  const looked = facts ? [...ballots.values()] : changes.map(({ after }) => after);
  const currentStatuses = new Map(looked.map((one) => [one.ballotId, currentStatusOf(one, calendar, now)]));
  const votedInPerson = (facts?.histories ?? []).some((history) => inPersonVote(history, calendar, now));
  const waiting: Waiting = (currentStatus) => {
    if (!facts) return new Map();
    const others = [...currentStatuses.values()].filter((other) => other !== currentStatus);
    const around = { others, calendar, votedInPerson };
    return heldForRecord(currentStatus, around, { home: county, asOf: facts.asOf }, now);
  };
  const outcomes = results.map((result) => ('kind' in result ? result : outcomeAt(result, currentStatuses, waiting)));
  const heldNow = changes.flatMap(({ before: was, after }) =>
    was ? newlyHeld(was, currentStatusOf(was, calendar, now), currentStatuses.get(after.ballotId)) : [],
  );
  return { changes, outcomes, heldNow };
};
