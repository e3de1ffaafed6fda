import { BallotStatusCode } from '../../shared/codes.ts';
import { Temporal } from '../../shared/time.ts';
import { type Ballot, type HoldReason, type SilenceReason, type StatusEntry, trueFrom } from './ballot.ts';
import { STAGE_OF, STAGES, type Stage, TRANSITIONS, type Transition } from './transitions.ts';

/** A status that can be true now, with its code known. */
export type TrueEntry = { readonly entry: StatusEntry; readonly code: BallotStatusCode; readonly stage: Stage };

/** What a recorded status is worth now, apart from the one that stands. */
export type Judgement =
  | { readonly kind: 'held'; readonly reason: HoldReason; readonly until?: Temporal.Instant }
  | { readonly kind: 'silent'; readonly reason: SilenceReason };

/** Where a ballot stands now. */
export type CurrentStatus = {
  readonly ballot: Ballot;
  /** The status that stands; absent while nothing about the ballot is known to be true. */
  readonly current?: TrueEntry;
  /** When the ballot counted as issued; absent while it does not. */
  readonly issuedFrom?: Temporal.Instant;
  /** The judgement on every status but the current one, by version. */
  readonly others: ReadonlyMap<number, Judgement>;
};

const earliest = (instants: readonly Temporal.Instant[]): Temporal.Instant | undefined =>
  [...instants].sort(Temporal.Instant.compare)[0];

const issues = (ballots: readonly Ballot[]): StatusEntry[] =>
  ballots.flatMap((ballot) => ballot.entries.filter((entry) => entry.code === 'ISSUED'));

const isFuture = (entry: StatusEntry, now: Temporal.Instant): boolean =>
  Temporal.Instant.compare(trueFrom(entry), now) > 0;

/** From when a status counts: once it is recorded and its date has come. */
const countsFrom = (entry: StatusEntry): Temporal.Instant =>
  Temporal.Instant.compare(entry.recordedAt, trueFrom(entry)) > 0 ? entry.recordedAt : trueFrom(entry);

/** When the first of these ballots counted as issued; undefined while none does. */
export const firstIssue = (ballots: readonly Ballot[], now: Temporal.Instant): Temporal.Instant | undefined =>
  earliest(
    issues(ballots)
      .filter((entry) => !isFuture(entry, now))
      .map(countsFrom),
  );

const nextIssue = (ballots: readonly Ballot[], now: Temporal.Instant): Temporal.Instant | undefined =>
  earliest(
    issues(ballots)
      .map(trueFrom)
      .filter((from) => Temporal.Instant.compare(from, now) > 0),
  );

type CountingEntry = TrueEntry & { readonly from: Temporal.Instant };

/** By when they began to count. The rows of one upload stand in no order of their own: their dates and stages do. */
const inOrder = (one: CountingEntry, other: CountingEntry): number => {
  const byVersion = one.entry.version - other.entry.version;
  const byStart = Temporal.Instant.compare(one.from, other.from);
  if (byStart !== 0 || one.entry.uploadId !== other.entry.uploadId) return byStart || byVersion;
  const byDate = Temporal.Instant.compare(one.entry.statusAt, other.entry.statusAt);
  return byDate || STAGES.indexOf(one.stage) - STAGES.indexOf(other.stage) || byVersion;
};

const transitionOf = (status: TrueEntry, next: TrueEntry): Transition => {
  const move = TRANSITIONS[status.stage][next.stage];
  if (move !== 'correction') return move;
  if (next.code === status.code) return 'repeated';
  return Temporal.Instant.compare(next.entry.statusAt, status.entry.statusAt) >= 0 ? 'forward' : 'backward';
};

/**
 * Finds the status that stands on a ballot now.
 *
 * Statuses are taken in the order in which they began to count, so that the answer to "what stood then" never changes
 * when more is recorded or time passes: a decision made twice is the same decision.
 *
 * @param all every ballot of the voter in this election: whether anything was issued is a question about the voter
 */
export const currentStatusOf = (ballot: Ballot, all: readonly Ballot[], now: Temporal.Instant): CurrentStatus => {
  const others = new Map<number, Judgement>();
  const issued = firstIssue(all, now);
  const next = nextIssue(all, now);
  const counting: CountingEntry[] = [];
  for (const entry of ballot.entries) {
    const code = BallotStatusCode.safeParse(entry.code);
    if (!code.success) others.set(entry.version, { kind: 'held', reason: 'unknown-code' });
    else if (isFuture(entry, now))
      others.set(entry.version, { kind: 'held', reason: 'future-date', until: trueFrom(entry) });
    else if (issued === undefined)
      others.set(entry.version, { kind: 'held', reason: 'not-issued', ...(next ? { until: next } : {}) });
    else {
      counting.push({ entry, code: code.data, stage: STAGE_OF[code.data], from: countsFrom(entry) });
    }
  }
  counting.sort(inOrder);
  let current: TrueEntry | undefined;
  for (const candidate of counting) {
    const move = current === undefined ? 'forward' : transitionOf(current, candidate);
    if (move !== 'forward') {
      others.set(candidate.entry.version, { kind: 'silent', reason: move === 'repeated' ? 'repeated' : 'backward' });
      continue;
    }
    if (current !== undefined) others.set(current.entry.version, { kind: 'silent', reason: 'superseded' });
    current = candidate;
  }
  const issuedFrom = firstIssue([ballot], now);
  return { ballot, others, ...(current ? { current } : {}), ...(issuedFrom ? { issuedFrom } : {}) };
};
