import { concerns } from '../../messaging/domain/correction.ts';
import type { MessageDecision } from '../../messaging/domain/decision.ts';
import type { LedgerRow } from '../../messaging/domain/ledger-row.ts';
import { rowOf } from '../../messaging/domain/ledger-row.ts';
import { baseVersion } from '../../messaging/domain/telling.ts';
import type { Channel } from '../../shared/codes.ts';
import { pacificDate, Temporal } from '../../shared/time.ts';
import { channelSince, openChannels } from '../../voters/domain/subscription.ts';
import { announce, correctionDraft, newsDraft } from './announce.ts';
import {
  correctionsOf,
  isCleared,
  isDead,
  isHanded,
  isUnderWay,
  isWaiting,
  isWrong,
  type Truth,
} from './corrections.ts';
import type { Judgement } from './counting.ts';
import { DECIDED, familyOf, type News } from './news.ts';
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
  /** Ballots of which something untrue is at a provider's door: whether it went out is known in a moment. */
  readonly unsettled: Set<string>;
};

/** The messages that tell a piece of news, leaving out those that nobody hears or that were taken back. */
const tellingsOf = (news: News, messages: readonly LedgerRow[]): readonly LedgerRow[] =>
  messages.filter(
    (row) =>
      row.ballotId === news.ballotId &&
      familyOf(news.type).includes(row.type) &&
      news.versions.includes(baseVersion(row)) &&
      !isDead(row) &&
      !isCleared(row, news.type, messages),
  );

/** When it is known whether a message that is being handed to a provider went out. */
export const settledAt = (now: Temporal.Instant): Temporal.Instant => now.add({ minutes: 1 });

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
  readonly inDoubt: LedgerRow[];
};

/** Corrects what was sent and is wrong, once. Answers the channel's messages as they then are. */
const correct = (
  voterCase: VoterCase,
  { before, kept, inDoubt }: Hearing,
  truth: Truth,
  now: Temporal.Instant,
  telling: Telling,
): readonly LedgerRow[] => {
  const fresh: LedgerRow[] = [];
  for (const row of before.filter((one) => one.type !== 'Correction' && isWrong(one, truth))) {
    if (isUnderWay(row)) inDoubt.push(row);
    if (!isHanded(row)) continue;
    const known = correctionsOf(row, [...before, ...fresh]);
    for (const correction of known) kept.add(correction);
    if (known.length > 0) continue;
    const decided = announce(voterCase, correctionDraft(row, [...before, ...fresh]), now);
    telling.decisions.push(...decided);
    fresh.push(...decided.map(rowOf));
  }
  return [...before.filter((row) => row.type !== 'Correction' || !isWaiting(row) || kept.has(row)), ...fresh];
};

const tellNews = (
  voterCase: VoterCase,
  { channel, before, kept, inDoubt }: Hearing,
  news: News,
  heard: readonly LedgerRow[],
  now: Temporal.Instant,
  telling: Telling,
): void => {
  const told = tellingsOf(news, heard);
  const settled = told.find((row) => !isWaiting(row));
  const known = settled ?? told.find((row) => row.type === news.type && news.sayable.includes(baseVersion(row)));
  if (known) {
    // What says the same in other words stands once it went out; given back, it must be said in the right ones.
    if (known.type === news.type) kept.add(known);
    telling.toldAs.set(news, baseVersion(known));
    return;
  }
  // Whether a correction goes before it is known when the wrong message has gone out, or come back.
  if (inDoubt.some((row) => concerns({ ...row, corrects: row.type }, { ...news, channel }))) {
    telling.toldAs.set(news, news.version);
    return;
  }
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
  const telling: Telling = {
    decisions: [],
    withdrawn: [],
    toldAs: new Map(),
    tooLate: new Set(),
    unsettled: new Set(),
  };
  for (const channel of openChannels(voterCase.voter, voterCase.subscription)) {
    const before = voterCase.messages.filter((row) => row.channel === channel);
    const hearing: Hearing = { channel, before, kept: new Set(), inDoubt: [] };
    const heard = correct(voterCase, hearing, truth, now, telling);
    for (const one of news) tellNews(voterCase, hearing, one, heard, now, telling);
    const untrue = before.filter((row) => DECIDED.includes(row.type) && !hearing.kept.has(row));
    telling.withdrawn.push(...untrue.filter(isWaiting));
    for (const row of untrue.filter(isUnderWay)) telling.unsettled.add(row.ballotId);
  }
  return telling;
};
