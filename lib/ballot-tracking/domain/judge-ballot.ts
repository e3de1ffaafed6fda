import type { CountyCode } from '../../shared/counties.ts';
import { pacificDate, Temporal } from '../../shared/time.ts';
import { GRACE_LOOK_HOURS } from '../data/limits.ts';
import { type HoldReason, trueFrom } from './ballot.ts';
import { type Calendar, graceEnds } from './calendar.ts';
import type { Counting, Judgement } from './counting.ts';
import type { CurrentStatus } from './current-status.ts';
import type { News } from './news.ts';
import { type Beside, isCancelledForAnother, isCountedElsewhere, isReissue, isReplaced } from './replacement.ts';
import { STATUS_TABLE } from './status-table.ts';
import { newsDay, obstacle, type VoterCase } from './voter-case.ts';

/** What is true of the voter besides this ballot. */
export type Surroundings = {
  readonly others: readonly CurrentStatus[];
  readonly calendar: Calendar;
  readonly votedInPerson: boolean;
};

/** What stands on a ballot is either news, or there is a reason why it is not. */
export type BallotNews = { readonly news: News } | { readonly judgement: Judgement };

const earlierOf = (one: Temporal.Instant, other: Temporal.Instant): Temporal.Instant =>
  Temporal.Instant.compare(one, other) <= 0 ? one : other;

const laterOf = (one: Temporal.Instant, other: Temporal.Instant): Temporal.Instant =>
  Temporal.Instant.compare(one, other) >= 0 ? one : other;

/**
 * A mail ballot cancelled or refused from the beginning of voting until the last in line has voted may be so because
 * its voter votes in person. It waits for that record, until the county says that its
 * records are complete beyond it, or for the days of grace. Complete beyond it are those that were complete after we
 * knew of it: a time without an hour says midnight, and lies hours before what happened.
 */
const waitForParticipation = (
  { entry }: Counting,
  { calendar, votedInPerson }: Surroundings,
  asOf: Temporal.Instant | undefined,
  now: Temporal.Instant,
): Judgement | undefined => {
  if (votedInPerson) return { kind: 'held', reason: 'voted-in-person' };
  const { statusAt, recordedAt } = entry;
  const isOutside =
    Temporal.Instant.compare(statusAt, calendar.votingFrom) < 0 ||
    Temporal.Instant.compare(statusAt, calendar.votingOver) > 0 ||
    Temporal.Instant.compare(now, calendar.messagesEnd) >= 0;
  const knownFrom = laterOf(statusAt, recordedAt);
  const isComplete = asOf !== undefined && Temporal.Instant.compare(asOf, knownFrom) > 0;
  const ends = graceEnds(knownFrom);
  if (isOutside || isComplete || Temporal.Instant.compare(now, ends) >= 0) return undefined;
  const until = earlierOf(ends, now.add({ hours: GRACE_LOOK_HOURS }));
  return { kind: 'held', reason: 'awaiting-participation', until };
};

const newsOf = (
  voterCase: VoterCase,
  currentStatus: CurrentStatus,
  said: Counting,
  sayable: readonly Counting[],
  beside: Beside,
  now: Temporal.Instant,
): News => {
  const { county, ballotId } = currentStatus.ballot;
  const run = currentStatus.stands?.run ?? [said];
  const isIssue = said.code === 'ISSUED';
  const lastOf = (days: readonly Temporal.PlainDate[]): Temporal.PlainDate =>
    days.toSorted(Temporal.PlainDate.compare).at(-1) ?? pacificDate(said.entry.statusAt);
  const knownTrue = lastOf(run.map(({ entry }) => pacificDate(trueFrom(entry))));
  const { version, statusAt } = said.entry;
  const judgement = obstacle({ county, day: pacificDate(said.moment), isIssue }, voterCase, now);
  return {
    county,
    ballotId,
    type: STATUS_TABLE[isIssue && isReissue(currentStatus, beside) ? 'Reissued' : said.code].messageType,
    statusAt,
    moment: said.moment,
    statusCode: said.code,
    version,
    versions: run.map(({ entry }) => entry.version),
    sayable: sayable.map(({ entry }) => entry.version),
    day: newsDay({ county, day: knownTrue, isIssue }, voterCase.election),
    ...(judgement ? { obstacle: judgement } : {}),
  };
};

const REPLACED: Judgement = { kind: 'silent', reason: 'replaced' };

/** Why one of the statuses that stand is not news; `asOf`: up to when the county's records of voting are complete. */
const hiddenBecause = (
  asOf: Temporal.Instant | undefined,
  currentStatus: CurrentStatus,
  said: Counting,
  around: Surroundings,
  beside: Beside,
  now: Temporal.Instant,
): Judgement | undefined => {
  const isOut = said.stage === 'issued' || said.stage === 'undeliverable';
  // Who has voted needs no ballot, and must not be told to use one.
  if (isOut && (around.votedInPerson || isReplaced(currentStatus, beside))) return REPLACED;
  if (said.code !== 'CLD' && said.code !== 'VAV') return undefined;
  if (said.code === 'CLD' && isCancelledForAnother(currentStatus, beside)) return REPLACED;
  if (said.code === 'VAV' && isCountedElsewhere(around.others)) return REPLACED;
  return waitForParticipation(said, around, asOf, now);
};

/** The statuses that stand and wait for a record of voting in person, or are held by one, by their version. */
export const heldForRecord = (
  currentStatus: CurrentStatus,
  around: Surroundings,
  { home, asOf }: { readonly home: CountyCode; readonly asOf: Temporal.Instant | undefined },
  now: Temporal.Instant,
): ReadonlyMap<number, HoldReason> => {
  const beside = { others: around.others, home };
  const held = (currentStatus.stands?.run ?? []).flatMap((said) => {
    const judgement = hiddenBecause(asOf, currentStatus, said, around, beside, now);
    return judgement?.kind === 'held' ? [[said.entry.version, judgement.reason] as const] : [];
  });
  return new Map(held);
};

/** What the voter is to hear of one ballot; nothing while nothing stands. */
export const judgeBallot = (
  voterCase: VoterCase,
  currentStatus: CurrentStatus,
  around: Surroundings,
  now: Temporal.Instant,
): BallotNews | undefined => {
  const beside = { others: around.others, home: voterCase.voter?.county };
  const judged = (currentStatus.stands?.run ?? []).map((said) => ({
    said,
    judgement: hiddenBecause(voterCase.participationAsOf, currentStatus, said, around, beside, now),
  }));
  const sayable = judged.flatMap(({ said, judgement }) => (judgement ? [] : [said]));
  if (sayable.length === 0) {
    const reasons = judged.flatMap(({ judgement }) => judgement ?? []);
    const [first] = [...reasons.filter(({ kind }) => kind === 'held'), ...reasons];
    return first && { judgement: first };
  }
  const news = sayable.map((said) => newsOf(voterCase, currentStatus, said, sayable, beside, now));
  // What was said several times is told by the first that may be.
  const [told] = [...news.filter(({ obstacle: why }) => !why), ...news];
  return told && { news: told };
};
