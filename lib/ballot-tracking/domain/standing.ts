import { BallotStatusCode } from '../../shared/codes.ts';
import { Temporal } from '../../shared/time.ts';
import {
  type Ballot,
  type HoldReason,
  momentOf,
  type SilenceReason,
  type Status,
  type StatusEntry,
  statusesOf,
  trueFrom,
} from './ballot.ts';
import type { Calendar } from './calendar.ts';
import { MOVES, type Move, STAGE_OF, STAGES, type Stage } from './moves.ts';

/** A status that counts now. */
export type Counting = {
  readonly entry: StatusEntry;
  readonly code: BallotStatusCode;
  readonly stage: Stage;
  /** The date by which it is ordered. */
  readonly moment: Temporal.Instant;
};

/** What a recorded status is worth now, apart from those that stand. */
export type Judgement =
  | { readonly kind: 'held'; readonly reason: HoldReason; readonly until?: Temporal.Instant }
  | { readonly kind: 'silent'; readonly reason: SilenceReason };

/** How far a ballot is. */
export type Stand = {
  readonly stage: Stage;
  /** The statuses that say so since it is so, oldest first: one event, said once or several times. */
  readonly run: readonly [Counting, ...Counting[]];
  /** It challenges or rejects what had been accepted. */
  readonly isReversal: boolean;
};

/** Where a ballot stands now. */
export type Standing = {
  readonly ballot: Ballot;
  /** Absent while nothing about the ballot is known to be true. */
  readonly stands?: Stand;
  /** The latest day on which it was mailed, and the latest time of an issue; absent while it was not. */
  readonly sentDay?: string;
  readonly issuedAt?: Temporal.Instant;
  /** Ballots that its counting rows say it replaces. */
  readonly replaces: readonly string[];
  /** The judgement on every other row, by version. */
  readonly others: ReadonlyMap<number, Judgement>;
};

const isAfter = (one: Temporal.Instant, other: Temporal.Instant): boolean => Temporal.Instant.compare(one, other) > 0;

const earliest = (instants: readonly Temporal.Instant[]): Temporal.Instant | undefined =>
  instants.toSorted(Temporal.Instant.compare)[0];

const held = (reason: HoldReason, until?: Temporal.Instant): Judgement => ({
  kind: 'held',
  reason,
  ...(until ? { until } : {}),
});

/** Why a status counts for nothing by itself. */
const obstacleAlone = ({ entry, state }: Status, calendar: Calendar, now: Temporal.Instant): Judgement | undefined => {
  if (state === 'tombstone') return held('nothing-to-withdraw-yet');
  if (state === 'withdrawn') return { kind: 'silent', reason: 'withdrawn' };
  if (!BallotStatusCode.safeParse(entry.code).success) return held('unknown-code');
  const from = trueFrom(entry);
  // Looked at again when its date comes: the county may certify, and messages end, later than was thought.
  if (!isAfter(calendar.messagesEnd, from)) return held('beyond-window', isAfter(from, now) ? from : undefined);
  return isAfter(from, now) ? held('future-date', from) : undefined;
};

/**
 * Why a status other than an issue counts for nothing beside the others: it is dated before its ballot was mailed, or
 * says of a time before the deadline that it was missed. It belongs to the
 * latest mailing that is not later than itself; where there is none it waits for an issue of an earlier date.
 */
const obstacleOfDates = (
  { entry }: Status,
  calendar: Calendar,
  mailed: readonly Counting[],
  waiting: readonly StatusEntry[],
): Judgement | undefined => {
  if (mailed.some(({ moment }) => !isAfter(moment, entry.statusAt))) {
    const isTooEarly = entry.code === 'NOT' && isAfter(calendar.receiptOver, entry.statusAt);
    return isTooEarly ? held('before-receipt-deadline') : undefined;
  }
  const released = waiting.filter((issue) => !isAfter(momentOf(issue), entry.statusAt)).map(trueFrom);
  return held(mailed.length + waiting.length > 0 ? 'before-issue' : 'not-issued', earliest(released));
};

const countingOf = (entry: StatusEntry): readonly Counting[] => {
  const code = BallotStatusCode.safeParse(entry.code);
  return code.success ? [{ entry, code: code.data, stage: STAGE_OF[code.data], moment: momentOf(entry) }] : [];
};

/** Dates decide, arrival never: by the status's own date, then by how far it goes, then by its code. */
const byDate = (one: Counting, other: Counting): number =>
  Temporal.Instant.compare(one.moment, other.moment) ||
  STAGES.indexOf(one.stage) - STAGES.indexOf(other.stage) ||
  Temporal.Instant.compare(one.entry.statusAt, other.entry.statusAt) ||
  (one.code < other.code ? -1 : 1);

const moveOf = (stand: Stand | undefined, next: Counting): Move => {
  if (stand === undefined) return 'forward';
  const isOtherChallenge = stand.stage === 'challenged' && next.stage === 'challenged';
  return isOtherChallenge && stand.run.at(-1)?.code !== next.code ? 'forward' : MOVES[stand.stage][next.stage];
};

const walk = (ordered: readonly Counting[], others: Map<number, Judgement>): Stand | undefined => {
  let stand: Stand | undefined;
  for (const next of ordered) {
    const move = moveOf(stand, next);
    if (move === 'backward') others.set(next.entry.version, { kind: 'silent', reason: 'backward' });
    else if (move === 'repeated' && stand) stand = { ...stand, run: [...stand.run, next] };
    else {
      for (const { entry } of stand?.run ?? []) others.set(entry.version, { kind: 'silent', reason: 'superseded' });
      const isFromAccepted = stand?.stage === 'accepted' || stand?.isReversal === true;
      const isReversal = isFromAccepted && next.stage !== 'accepted' && next.stage !== 'issued';
      stand = { stage: next.stage, run: [next], isReversal };
    }
  }
  return stand;
};

/**
 * Finds what stands on a ballot now. The answer depends on the dates of what is known and on `now`, and not on the
 * order in which it became known.
 */
export const standingOf = (ballot: Ballot, calendar: Calendar, now: Temporal.Instant): Standing => {
  const others = new Map<number, Judgement>();
  const note = ({ entry, rows }: Status, judgement: Judgement): void => {
    const isWithdrawal = judgement.kind === 'silent' || judgement.reason === 'nothing-to-withdraw-yet';
    for (const row of isWithdrawal ? rows : [entry]) others.set(row.version, judgement);
  };
  const sound: Status[] = [];
  const waiting: StatusEntry[] = [];
  for (const status of statusesOf(ballot)) {
    for (const { version } of status.rows.slice(1)) others.set(version, { kind: 'silent', reason: 'repeated' });
    const judgement = obstacleAlone(status, calendar, now);
    if (judgement) note(status, judgement);
    else sound.push(status);
    if (status.entry.code === 'ISSUED' && judgement?.kind === 'held' && judgement.reason === 'future-date') {
      waiting.push(status.entry);
    }
  }
  const mailed = sound.filter(({ entry }) => entry.code === 'ISSUED').flatMap(({ entry }) => countingOf(entry));
  const counting = sound.flatMap((status) => {
    if (status.entry.code === 'ISSUED') return [{ status, counted: countingOf(status.entry) }];
    const judgement = obstacleOfDates(status, calendar, mailed, waiting);
    if (judgement) note(status, judgement);
    return judgement ? [] : [{ status, counted: countingOf(status.entry) }];
  });
  const stands = walk(counting.flatMap(({ counted }) => counted).toSorted(byDate), others);
  const issuedAt = mailed
    .map(({ entry }) => entry.statusAt)
    .toSorted(Temporal.Instant.compare)
    .at(-1);
  const sentDay = mailed
    .map(({ entry }) => entry.sentDate?.toString() ?? '')
    .toSorted()
    .at(-1);
  const replaces = counting.flatMap(({ status }) => status.rows.flatMap((row) => row.supersedes ?? []));
  return {
    ballot,
    others,
    replaces,
    ...(stands ? { stands } : {}),
    ...(sentDay === undefined ? {} : { sentDay }),
    ...(issuedAt ? { issuedAt } : {}),
  };
};
