import { pacificDate, Temporal } from '../../shared/time.ts';
import { type Ballot, trueFrom } from './ballot.ts';
import type { Calendar } from './calendar.ts';
import { type Counting, type Judgement, replacedBy, sortOut } from './counting.ts';
import { STAGES, type Stage, TRANSITIONS, type Transition } from './transitions.ts';

/** How far a ballot is. */
export type Stand = {
  readonly stage: Stage;
  /** The statuses that say so since it is so, oldest first: one event, said once or several times. */
  readonly run: readonly [Counting, ...Counting[]];
  /** It challenges or rejects what had been accepted. */
  readonly isReversal: boolean;
  /** It had been accepted before, and is not any more: also when it was mailed anew since it was refused. */
  readonly hasLostAcceptance: boolean;
};

/** Where a ballot stands now. */
export type CurrentStatus = {
  readonly ballot: Ballot;
  /** Absent while nothing about the ballot is known to be true. */
  readonly stands?: Stand;
  /** The latest day on which it was mailed, and the latest time of an issue; absent while it was not. */
  readonly sentDay?: string;
  readonly issuedAt?: Temporal.Instant;
  /** Ballots that its counting rows say it replaces. */
  readonly replaces: readonly string[];
  /** Mailings on days to come, in time for the election, and the ballots that they are to replace. */
  readonly coming: readonly { readonly sentDay: string; readonly replaces: readonly string[] }[];
  /** The judgement on every other row, by version. */
  readonly others: ReadonlyMap<number, Judgement>;
};

/** Of one date an issue comes first, but a mailing anew comes after the return that it answers. */
const rankOf = ({ stage, isMailedAnew }: Counting): number => (isMailedAnew ? 1.5 : STAGES.indexOf(stage));

/** Dates decide, arrival never: by the status's own date, then by how far it goes, then by its code. */
const byDate = (one: Counting, other: Counting): number =>
  Temporal.Instant.compare(one.moment, other.moment) ||
  rankOf(one) - rankOf(other) ||
  Temporal.Instant.compare(one.entry.statusAt, other.entry.statusAt) ||
  (one.code < other.code ? -1 : 1);

/**
 * A ballot that was mailed before and goes out again on the day on which it came back, or was rejected or cancelled:
 * nothing mailed on a day comes back on that day, so that the return is of the earlier mailing, at whatever hour either
 * is dated. It may be refused or cancelled again on that day, so that there the hours tell which came first.
 */
const withMailedAnew = (counting: readonly Counting[]): readonly Counting[] => {
  const days = counting.flatMap(({ entry }) => (entry.code === 'ISSUED' ? (entry.sentDate?.toString() ?? []) : []));
  return counting.map((one) => {
    const day = one.entry.sentDate?.toString() ?? '';
    if (one.code !== 'ISSUED' || !days.some((before) => before < day)) return one;
    const ofThatDay = counting.filter(({ moment }) => pacificDate(moment).toString() === day);
    const returned = ofThatDay.filter(({ code }) => code === 'UND').map(({ moment }) => moment);
    const ended = ofThatDay
      .filter(({ stage, moment }) => stage === 'rejected' && Temporal.Instant.compare(moment, one.entry.statusAt) < 0)
      .map(({ moment }) => moment.add({ milliseconds: 1 }));
    const moments = [one.moment, ...returned, ...ended];
    return { ...one, isMailedAnew: true, moment: moments.toSorted(Temporal.Instant.compare).at(-1) ?? one.moment };
  });
};

const transitionOf = (stand: Stand | undefined, next: Counting): Transition => {
  if (stand === undefined) return 'forward';
  const isOtherChallenge = stand.stage === 'challenged' && next.stage === 'challenged';
  return isOtherChallenge && stand.run.at(-1)?.code !== next.code ? 'forward' : TRANSITIONS[stand.stage][next.stage];
};

const walk = (ordered: readonly Counting[], others: Map<number, Judgement>): Stand | undefined => {
  let stand: Stand | undefined;
  for (const next of ordered) {
    const transition = transitionOf(stand, next);
    if (transition === 'backward') others.set(next.entry.version, { kind: 'silent', reason: 'backward' });
    else if (transition === 'repeated' && stand) stand = { ...stand, run: [...stand.run, next] };
    else {
      for (const { entry } of stand?.run ?? []) others.set(entry.version, { kind: 'silent', reason: 'superseded' });
      const isLost = next.stage !== 'accepted';
      const isReversal =
        isLost && next.stage !== 'issued' && (stand?.stage === 'accepted' || stand?.isReversal === true);
      const hasLostAcceptance = isLost && (stand?.stage === 'accepted' || stand?.hasLostAcceptance === true);
      stand = { stage: next.stage, run: [next], isReversal, hasLostAcceptance };
    }
  }
  return stand;
};

/**
 * Finds what stands on a ballot now. The answer depends on the dates of what is known and on `now`, and not on the
 * order in which it became known.
 */
export const currentStatusOf = (ballot: Ballot, calendar: Calendar, now: Temporal.Instant): CurrentStatus => {
  const { counting, mailed, replaces, coming, others: uncounted } = sortOut(ballot, calendar, now);
  const others = new Map(uncounted);
  const stands = walk(withMailedAnew(counting).toSorted(byDate), others);
  const issuedAt = mailed
    .map(({ entry }) => entry.statusAt)
    .toSorted(Temporal.Instant.compare)
    .at(-1);
  const sentDay = mailed
    .map(({ entry }) => entry.sentDate?.toString() ?? '')
    .toSorted()
    .at(-1);
  return {
    ballot,
    others,
    replaces,
    coming: coming
      .filter(({ entry }) => Temporal.Instant.compare(trueFrom(entry), calendar.pollsClose) < 0)
      .map((status) => ({ sentDay: status.entry.sentDate?.toString() ?? '', replaces: replacedBy(status) })),
    ...(stands ? { stands } : {}),
    ...(sentDay === undefined ? {} : { sentDay }),
    ...(issuedAt ? { issuedAt } : {}),
  };
};
