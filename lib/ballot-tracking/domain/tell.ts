import type { MessageDecision } from '../../messaging/domain/decision.ts';
import type { LedgerRow } from '../../messaging/domain/ledger-row.ts';
import { rowOf } from '../../messaging/domain/ledger-row.ts';
import { isWithdrawable } from '../../messaging/domain/ledger-state.ts';
import { baseVersion } from '../../messaging/domain/telling.ts';
import type { Channel, MessageType } from '../../shared/codes.ts';
import { pacificDate, Temporal } from '../../shared/time.ts';
import { channelSince, openChannels, type Subscription } from '../../voters/domain/subscription.ts';
import { announce, newsDraft } from './announce.ts';
import { isCleared, isDead, isStopped, type Truth } from './corrections.ts';
import type { Judgement } from './counting.ts';
import { familyOf, type News } from './news.ts';
import { correctWrong } from './owed-corrections.ts';
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
  readonly again: ReadonlyMap<string, Temporal.Instant>;
};

/** The types that this side decides: what waits of them and follows from nothing any more is withdrawn. */
const DECIDED: readonly MessageType[] = [
  'Outbound',
  'Received',
  'Accepted',
  'NotAccepted',
  'ContactCounty',
  'SignatureCure',
  'Undeliverable',
  'Reissued',
  'InPerson',
  'Correction',
];

/** Whether messages of this type are decided from ballots and participation records. */
export const isDecidedHere = (type: MessageType): boolean => DECIDED.includes(type);

const isWaiting = (row: LedgerRow): boolean => isWithdrawable(row.state) && row.unknownSince === undefined;

/** The messages that tell a piece of news, leaving out those that nobody hears or that were taken back. */
const tellingsOf = (
  news: News,
  messages: readonly LedgerRow[],
  subscription: Subscription | undefined,
): readonly LedgerRow[] =>
  messages.filter(
    (row) =>
      row.ballotId === news.ballotId &&
      familyOf(news.type).includes(row.type) &&
      news.versions.includes(baseVersion(row)) &&
      (!isDead(row) || isStopped(row, subscription)) &&
      !isCleared(row, news.type, messages),
  );

/** What became of a piece of news. */
export const newsJudgement = (news: News, { toldAs, tooLate }: Telling): Judgement | 'told' => {
  if (toldAs.has(news)) return 'told';
  if (news.obstacle) return news.obstacle;
  return { kind: 'silent', reason: tooLate.has(news) ? 'outside-window' : 'no-subscriber' };
};

/** One channel: its messages so far, and those of them that go on waiting. */
type Hearing = { readonly channel: Channel; readonly before: readonly LedgerRow[]; readonly kept: Set<LedgerRow> };

/** Whether a message that waits says it as it is to be said now: it names the place of the record that stands. */
const saysAsMuch = (row: LedgerRow, { type, method, sayable }: News): boolean =>
  row.type === type && row.method === method && sayable.includes(baseVersion(row));

const tellNews = (
  voterCase: VoterCase,
  { channel, before, kept }: Hearing,
  news: News,
  heard: readonly LedgerRow[],
  now: Temporal.Instant,
  telling: Telling,
): void => {
  const told = tellingsOf(news, heard, voterCase.subscription);
  const settled = told.find((row) => !isWaiting(row));
  const known = settled ?? told.find((row) => saysAsMuch(row, news));
  if (known) {
    if (!settled) kept.add(known);
    telling.toldAs.set(news, baseVersion(known));
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
  const open = openChannels(voterCase.voter, voterCase.subscription);
  const corrections = correctWrong(voterCase, open, truth, now);
  const telling: Telling = {
    decisions: [...corrections.decisions],
    withdrawn: [],
    toldAs: new Map(),
    tooLate: new Set(),
    again: corrections.again,
  };
  for (const channel of open) {
    const before = voterCase.messages.filter((row) => row.channel === channel);
    const kept = new Set(before.filter((row) => corrections.kept.has(row)));
    const heard = [
      ...before.filter((row) => row.type !== 'Correction' || !isWaiting(row) || kept.has(row)),
      ...corrections.decisions.filter((row) => row.channel === channel).map(rowOf),
    ];
    for (const one of news) tellNews(voterCase, { channel, before, kept }, one, heard, now, telling);
    telling.withdrawn.push(...before.filter((row) => isDecidedHere(row.type) && isWaiting(row) && !kept.has(row)));
  }
  return telling;
};
