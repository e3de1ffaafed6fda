import { concerns } from '../../messaging/domain/correction.ts';
import type { MessageDecision } from '../../messaging/domain/decision.ts';
import type { LedgerRow } from '../../messaging/domain/ledger-row.ts';
import { rowOf } from '../../messaging/domain/ledger-row.ts';
import { baseVersion } from '../../messaging/domain/telling.ts';
import type { Channel, MessageType } from '../../shared/codes.ts';
import { pacificDate, Temporal } from '../../shared/time.ts';
import { channelSince, openChannels, type Subscription } from '../../voters/domain/subscription.ts';
import { announce, newsDraft } from './announce.ts';
import { isAtTheDoor, isBeingJudged, isCleared, isDead, isStopped, isWaiting, type Truth } from './corrections.ts';
import type { Judgement } from './counting.ts';
import { DECIDED, familyOf, type News } from './news.ts';
import { correctWrong, SETTLED_MINUTES, soonest } from './owed-corrections.ts';
import { isToldLately } from './reminders.ts';
import type { VoterCase } from './voter-case.ts';

/** What the voter's channels are to be told, beside what they were told. */
export type Telling = {
  readonly decisions: MessageDecision[];
  /** Messages that wait and are not true any more. */
  readonly withdrawn: LedgerRow[];
  /** For each piece of news, the version of the status under which some channel has heard it or will. */
  readonly toldAs: Map<News, number>;
  /** News that no channel would hear in time. */
  readonly tooLate: Set<News>;
  /** Ballots to be looked at again for what was told of them, and when. */
  readonly again: Map<string, Temporal.Instant>;
};

/** Whether messages of this type are decided from ballots and participation records. */
export const isDecidedHere = (type: MessageType): boolean => DECIDED.includes(type);

const isUnderItsBallot = (row: LedgerRow, { ballotId }: News): boolean => row.ballotId === ballotId;

/** The messages that tell a piece of news, leaving out those that nobody hears or that were taken back. */
const tellingsOf = (
  news: News,
  messages: readonly LedgerRow[],
  subscription: Subscription | undefined,
): readonly LedgerRow[] =>
  messages.filter(
    (row) =>
      (isUnderItsBallot(row, news)
        ? familyOf(news.type).includes(row.type) && news.versions.includes(baseVersion(row))
        : news.alsoUnder?.includes(row.ballotId) === true && row.type === news.type) &&
      (!isDead(row) || isStopped(row, subscription)) &&
      !isCleared(row, news.type, messages),
  );

/** What became of a piece of news. */
export const newsJudgement = (news: News, { toldAs, tooLate }: Telling): Judgement | 'told' => {
  if (toldAs.has(news)) return 'told';
  if (news.obstacle) return news.obstacle;
  return { kind: 'silent', reason: tooLate.has(news) ? 'outside-window' : 'no-subscriber' };
};

/** One channel: its messages so far, those of them that stay, and those that are wrong and at a provider's door. */
type Hearing = {
  readonly channel: Channel;
  readonly before: readonly LedgerRow[];
  readonly kept: Set<LedgerRow>;
  readonly inDoubt: readonly LedgerRow[];
};

/** Whether a message that waits says it as it is to be said now: it names the place of the record that stands. */
const saysAsMuch = (row: LedgerRow, news: News): boolean =>
  row.type === news.type &&
  row.method === news.method &&
  (!isUnderItsBallot(row, news) || news.sayable.includes(baseVersion(row)));

const tellNews = (
  voterCase: VoterCase,
  { channel, before, kept, inDoubt }: Hearing,
  news: News,
  heard: readonly LedgerRow[],
  now: Temporal.Instant,
  telling: Telling,
): void => {
  const told = tellingsOf(news, heard, voterCase.subscription);
  const settled = told.find((row) => !isWaiting(row));
  const known = settled ?? told.find((row) => saysAsMuch(row, news));
  if (known) {
    // What says the same in other words stands once it went out; given back, it must be said in the right ones.
    if (known.type === news.type) kept.add(known);
    telling.toldAs.set(news, isUnderItsBallot(known, news) ? baseVersion(known) : news.version);
    return;
  }
  // Whether a correction goes before it is known when the wrong message has gone out, or come back.
  if (inDoubt.some((row) => concerns({ ...row, corrects: row.type }, { ...news, channel }))) {
    telling.toldAs.set(news, news.version);
    return;
  }
  if (isToldLately(news, [...heard, ...telling.decisions.filter((one) => one.channel === channel).map(rowOf)])) return;
  const since = voterCase.subscription && channelSince(voterCase.subscription, channel);
  const isFromBefore = since && Temporal.PlainDate.compare(news.day, pacificDate(since)) < 0;
  if (news.obstacle || isFromBefore) return;
  const decided = announce(voterCase, newsDraft(news, channel, before), now);
  telling.decisions.push(...decided);
  if (decided.length === 0) telling.tooLate.add(news);
  else telling.toldAs.set(news, news.version);
};

/**
 * Compares what is true with what each open channel was told, in the ledger's own words: what is missing is decided,
 * what waits and is not true any more is withdrawn, what was sent and is wrong is corrected once. Doing it again after
 * its result was written changes nothing.
 */
export const tell = (voterCase: VoterCase, news: readonly News[], truth: Truth, now: Temporal.Instant): Telling => {
  const open = openChannels(voterCase.voter, voterCase.subscription);
  const corrections = correctWrong(voterCase, open, truth, now);
  const telling: Telling = {
    decisions: [...corrections.decisions],
    withdrawn: [],
    toldAs: new Map(),
    tooLate: new Set(),
    again: new Map(corrections.again),
  };
  for (const channel of open) {
    const before = voterCase.messages.filter((row) => row.channel === channel);
    const { kept: corrected, inDoubt } = corrections;
    const kept = new Set(before.filter((row) => corrected.has(row)));
    const heard = [
      ...before.filter((row) => row.type !== 'Correction' || !isWaiting(row) || kept.has(row)),
      ...corrections.decisions.filter((row) => row.channel === channel).map(rowOf),
    ];
    for (const one of news) tellNews(voterCase, { channel, before, kept, inDoubt }, one, heard, now, telling);
    const untrue = before.filter((row) => isDecidedHere(row.type) && !kept.has(row));
    telling.withdrawn.push(...untrue.filter(isWaiting));
    for (const { ballotId } of [...untrue.filter(isAtTheDoor), ...[...kept].filter(isBeingJudged)]) {
      soonest(telling.again, ballotId, now.add({ minutes: SETTLED_MINUTES }));
    }
  }
  return telling;
};
