import type { Channel, Language, MessageType } from '../../shared/codes.ts';
import { Temporal } from '../../shared/time.ts';
import { countBallots, type MockPlan, type Player } from './cast.ts';
import { type ExpectedMessage, expectedMessages } from './expected-messages.ts';
import { addAll, addTallies, type Delays, delaysOf, NO_MESSAGES, type Tallies, type Tally } from './tally.ts';

/** A message that reached a provider. */
export type ObservedMessage = {
  readonly voterId: string;
  readonly ballotId: string | null;
  readonly type: MessageType;
  readonly channel: Channel;
  readonly language: Language;
  readonly at: Temporal.Instant;
};

/** What was not as the story says, in words, without a voter. */
export type Finding = {
  readonly kind: 'missing' | 'unexpected' | 'too-early' | 'other-language';
  readonly story: string;
  readonly says: string;
};

/** How the messages to a county's cast compare with their stories. */
export type MessageScore = {
  readonly voters: number;
  readonly listeners: number;
  readonly ballots: number;
  readonly messages: Tally;
  /** By row of the guidance's table; corrections under `Correction`. */
  readonly rows: Tallies;
  readonly stories: Tallies;
  readonly channels: Tallies;
  readonly delays: Delays;
  /** The first of them, and how many there are. */
  readonly findings: readonly Finding[];
  readonly findingCount: number;
};

/** More findings than these of one county say nothing new. */
const MOST_FINDINGS = 40;

const nameOf = ({ type, ballotId, channel }: Pick<ObservedMessage, 'type' | 'ballotId' | 'channel'>): string =>
  `${type} ${ballotId ?? ''} ${channel}`;

const secondsBetween = (from: Temporal.Instant, to: Temporal.Instant): number =>
  Math.round((to.epochMilliseconds - from.epochMilliseconds) / 1000);

type Pair = { readonly expected: ExpectedMessage; readonly observed: ObservedMessage | undefined };

/** Each expected message with the one that came for it: of several of one kind the first with the first. */
const paired = (
  expected: readonly ExpectedMessage[],
  observed: readonly ObservedMessage[],
): { readonly pairs: readonly Pair[]; readonly left: readonly ObservedMessage[] } => {
  const left = observed.toSorted((one, other) => Temporal.Instant.compare(one.at, other.at));
  const pairs = expected
    .toSorted((one, other) => Temporal.Instant.compare(one.notBefore, other.notBefore))
    .map((message): Pair => {
      const place = left.findIndex((one) => nameOf(one) === nameOf(message));
      return { expected: message, observed: place === -1 ? undefined : left.splice(place, 1)[0] };
    });
  return { pairs, left };
};

const findingOf = (story: string, { expected, observed }: Pair): Finding | undefined => {
  const { type, channel, notBefore, language } = expected;
  if (!observed) return { kind: 'missing', story, says: `${type} by ${channel} did not come.` };
  const early = secondsBetween(observed.at, notBefore);
  if (early > 0) return { kind: 'too-early', story, says: `${type} by ${channel} came ${early} seconds too early.` };
  if (observed.language === language) return undefined;
  return {
    kind: 'other-language',
    story,
    says: `${type} by ${channel} came in ${observed.language}, not ${language}.`,
  };
};

type PlayerScore = Pick<MessageScore, 'messages' | 'rows' | 'stories' | 'channels' | 'findings'> & {
  readonly seconds: readonly number[];
};

const scorePlayer = (player: Player, observed: readonly ObservedMessage[], plan: MockPlan): PlayerScore => {
  const story = player.story.id;
  const { pairs, left } = paired(expectedMessages(player, plan.electionDay), observed);
  let rows: Tallies = {};
  let channels: Tallies = {};
  let messages = NO_MESSAGES;
  const findings: Finding[] = [];
  const count = (tally: Tally, channel: Channel, row: string | undefined): void => {
    messages = addTallies(messages, tally);
    channels = addAll(channels, { [channel]: tally });
    if (row !== undefined) rows = addAll(rows, { [row]: tally });
  };
  for (const pair of pairs) {
    const finding = findingOf(story, pair);
    if (finding) findings.push(finding);
    const missing = pair.observed ? 0 : 1;
    const tally = { expected: 1, asExpected: finding ? 0 : 1, missing, unexpected: finding && !missing ? 1 : 0 };
    count(tally, pair.expected.channel, pair.expected.row ?? 'Correction');
  }
  for (const { type, channel } of left) {
    count({ ...NO_MESSAGES, unexpected: 1 }, channel, undefined);
    findings.push({ kind: 'unexpected', story, says: `${type} by ${channel} came and was not to.` });
  }
  const seconds = pairs.flatMap((pair) =>
    pair.observed ? [Math.max(0, secondsBetween(pair.expected.notBefore, pair.observed.at))] : [],
  );
  return { messages, rows, channels, stories: { [story]: messages }, findings, seconds };
};

/** Scores a county's cast. `observed`: everything that reached a provider for these voters in this election. */
export const scoreMessages = (
  plan: MockPlan,
  players: readonly Player[],
  observed: readonly ObservedMessage[],
): MessageScore => {
  const byVoter = Map.groupBy(observed, ({ voterId }) => voterId);
  const scores = players
    .filter(({ voterId, listens }) => listens || byVoter.has(voterId))
    .map((player) => scorePlayer(player, byVoter.get(player.voterId) ?? [], plan));
  const findings = scores.flatMap((score) => score.findings);
  return {
    voters: players.length,
    listeners: players.filter(({ listens }) => listens).length,
    ballots: countBallots(players),
    messages: scores.map(({ messages }) => messages).reduce(addTallies, NO_MESSAGES),
    rows: scores.map(({ rows }) => rows).reduce(addAll, {}),
    stories: scores.map(({ stories }) => stories).reduce(addAll, {}),
    channels: scores.map(({ channels }) => channels).reduce(addAll, {}),
    delays: delaysOf(scores.flatMap(({ seconds }) => seconds)),
    findings: findings.slice(0, MOST_FINDINGS),
    findingCount: findings.length,
  };
};
