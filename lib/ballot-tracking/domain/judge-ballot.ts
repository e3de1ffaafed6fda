import type { CountyCode } from '../../shared/counties.ts';
import { pacificDate, Temporal } from '../../shared/time.ts';
import { openChannels } from '../../voters/domain/subscription.ts';
import { mayBeInPerson, type Progress, waitForParticipation } from './awaits-record.ts';
import { type HoldReason, trueFrom } from './ballot.ts';
import type { Calendar } from './calendar.ts';
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
    uploadId: said.entry.uploadId,
    version,
    versions: run.map(({ entry }) => entry.version),
    sayable: sayable.map(({ entry }) => entry.version),
    day: newsDay({ county, day: knownTrue, isIssue }, voterCase.election),
    ...(judgement ? { obstacle: judgement } : {}),
  };
};

const REPLACED: Judgement = { kind: 'silent', reason: 'replaced' };

/** Why one of the statuses that stand is not news. */
const hiddenBecause = (
  progress: Progress,
  currentStatus: CurrentStatus,
  said: Counting,
  around: Surroundings,
  beside: Beside,
  now: Temporal.Instant,
): Judgement | undefined => {
  const isOut = said.stage === 'issued' || said.stage === 'undeliverable';
  // Who has voted needs no ballot, and must not be told to use one.
  if (isOut && (around.votedInPerson || isReplaced(currentStatus, beside))) return REPLACED;
  // Nor to cure another ballot "so that it can count", that it did not count, or that another message will come.
  const hasVoted = around.votedInPerson || isCountedElsewhere(around.others);
  if (!mayBeInPerson(said.code)) return hasVoted && said.stage !== 'accepted' ? REPLACED : undefined;
  if (said.code === 'CLD' && isCancelledForAnother(currentStatus, beside)) return REPLACED;
  if (said.code === 'VAV' && isCountedElsewhere(around.others)) return REPLACED;
  return waitForParticipation(said, around, progress, now);
};

type Reader = { readonly home: CountyCode; readonly asOf: Temporal.Instant | undefined };

/** The statuses that stand and are yet not to be told, whoever listens, by their version. */
export const hiddenStatuses = (
  currentStatus: CurrentStatus,
  around: Surroundings,
  { home, asOf }: Reader,
  now: Temporal.Instant,
): ReadonlyMap<number, Judgement> => {
  const beside = { others: around.others, home };
  const hidden = (currentStatus.stands?.run ?? []).flatMap((said) => {
    const judgement = hiddenBecause({ asOf, isHeard: true }, currentStatus, said, around, beside, now);
    return judgement ? [[said.entry.version, judgement] as const] : [];
  });
  return new Map(hidden);
};

/** Those of them that wait for a record of voting in person, or are held by one. */
export const heldForRecord = (
  currentStatus: CurrentStatus,
  around: Surroundings,
  reader: Reader,
  now: Temporal.Instant,
): ReadonlyMap<number, HoldReason> => {
  const hidden = [...hiddenStatuses(currentStatus, around, reader, now)];
  return new Map(
    hidden.flatMap(([version, judgement]) => (judgement.kind === 'held' ? [[version, judgement.reason] as const] : [])),
  );
};

/** What the voter is to hear of one ballot; nothing while nothing stands. */
export const judgeBallot = (
  voterCase: VoterCase,
  currentStatus: CurrentStatus,
  around: Surroundings,
  now: Temporal.Instant,
): BallotNews | undefined => {
  const beside = { others: around.others, home: voterCase.voter?.county };
  const isHeard = openChannels(voterCase.voter, voterCase.subscription).length > 0;
  const progress = { asOf: voterCase.participationAsOf, isHeard };
  const judged = (currentStatus.stands?.run ?? []).map((said) => ({
    said,
    judgement: hiddenBecause(progress, currentStatus, said, around, beside, now),
  }));
  const sayable = judged.flatMap(({ said, judgement }) => (judgement ? [] : [said]));
  if (sayable.length === 0) {
    const reasons = judged.flatMap(({ judgement }) => judgement ?? []);
    // What waits for no record of voting in person is settled, whatever else was said of it at once.
    const settled = judged.flatMap(({ said, judgement }) => (judgement && !mayBeInPerson(said.code) ? judgement : []));
    const [first] = [...settled, ...reasons.filter(({ kind }) => kind === 'held'), ...reasons];
    return first && { judgement: first };
  }
  const news = sayable.map((said) => newsOf(voterCase, currentStatus, said, sayable, beside, now));
  // What was said several times is told by the first that may be.
  const [told] = [...news.filter(({ obstacle: why }) => !why), ...news];
  return told && { news: told };
};
