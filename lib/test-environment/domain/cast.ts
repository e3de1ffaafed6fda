import { type EnvelopeDirection, ledgerBallotOf } from '../../ballot-tracking/domain/envelope.ts';
import { CHANNELS, type Channel, LANGUAGES, type Language } from '../../shared/codes.ts';
import { COUNTIES, type CountyCode, countyOf } from '../../shared/counties.ts';
import type { Temporal } from '../../shared/time.ts';
import { DEFAULT_HOURS, type SendHours } from '../../voters/domain/hours.ts';
import { STORIES } from './stories.ts';
import type { About, BallotNumber, Story } from './story.ts';

/** What a mock election is made from. The same plan always makes the same voters, ballots and files. */
export type MockPlan = {
  readonly electionId: string;
  readonly electionDay: Temporal.PlainDate;
  readonly counties: readonly CountyCode[];
  /** Ballots to reach at least; beside the stories they are of voters who never signed up, as most are. */
  readonly ballots: number;
  /** The channels that can be rehearsed here: a provider's simulator takes no calls. */
  readonly channels: readonly Channel[];
};

/** What a voter of the cast wants to hear, and how. */
export type Listening = {
  readonly channels: readonly Channel[];
  readonly language: Language;
  readonly hours: SendHours;
};

/** An invented voter and what happens to their ballots. Without `listens` they never signed up and must hear nothing. */
export type Player = {
  readonly voterId: string;
  readonly county: CountyCode;
  readonly story: Story;
  readonly listens?: Listening;
};

/** Who hears in the evening alone. */
export const EVENING: SendHours = { ...DEFAULT_HOURS, start: '18:00' };

/**
 * What happens to most ballots, each to a twelfth of them: nothing that its voter would have to do anything about, and no more of
 * anything on a day than the rules for whole uploads take for usual, or a second person would have to release the upload.
 */
const ORDINARY = [
  'received-after-election-day',
  'mailed-only',
  'received-then-accepted',
  'mailed-only',
  'polling-place',
  'received-after-election-day',
  'mailed-only',
  'received-after-election-day',
  'mailed-only',
  'received-after-election-day',
  'mailed-only',
  'received-after-election-day',
];
const ORDINARY_STORIES = ORDINARY.flatMap((id) => STORIES.filter((story) => story.id === id));

/** Every subset of the channels, so that each is heard alone and beside the others. */
const channelSets = (channels: readonly Channel[]): readonly (readonly Channel[])[] =>
  Array.from({ length: 2 ** channels.length - 1 }, (_, index) =>
    CHANNELS.filter((channel) => channels.includes(channel) && ((index + 1) >> channels.indexOf(channel)) & 1),
  );

const pick = <Value>(values: readonly Value[], index: number): Value => {
  const value = values[index % values.length];
  if (value === undefined) throw new Error('There is nothing to pick from.');
  return value;
};

/** Which of a voter's ballots a story has. */
const ballotsOf = ({ steps }: Story): number =>
  new Set(steps.flatMap(({ row }) => (row.kind === 'status' ? [row.ballot] : []))).size;

/** How many ballots these voters have. */
export const countBallots = (players: readonly Player[]): number =>
  players.reduce((sum, { story }) => sum + ballotsOf(story), 0);

/** The name of a ballot. */
export const ballotIdOf = (voterId: string, ballot: BallotNumber): string => `${voterId}-${ballot}`;

/** By direction: barcode identifier, a service type that says no direction, and mailer; the voter's number is the serial one. */
const BARCODES: Readonly<Record<EnvelopeDirection, string>> = { outbound: '00270123456', inbound: '00270123457' };

/** The 20 digits of the barcode on a voter's envelope. */
export const barcodeOf = (voterId: string, direction: EnvelopeDirection): string =>
  `${BARCODES[direction]}${voterId.slice(1)}`;

/** What a message to a voter is about, as the ledger names it. */
export const aboutOf = (voterId: string, about: About): string =>
  about === 'outbound' || about === 'inbound'
    ? ledgerBallotOf({ barcode: barcodeOf(voterId, about) })
    : ballotIdOf(voterId, about);

const STORY_BALLOTS = STORIES.reduce((sum, story) => sum + ballotsOf(story), 0);

/** How many ballots a plan has: what was asked for, and never fewer than every story in every county. */
export const ballotsOfPlan = ({ counties, ballots }: Pick<MockPlan, 'counties' | 'ballots'>): number =>
  Math.max(ballots, STORY_BALLOTS * counties.length);

/** How many voters who never signed up a county gets: its share by registered voters of what the plan lacks. */
const silentVoters = (plan: MockPlan, county: CountyCode): number => {
  const wanted = Math.max(0, plan.ballots - STORY_BALLOTS * plan.counties.length);
  const sizes = plan.counties.map((code) => countyOf(code).activeRegistered2022);
  const all = sizes.reduce((sum, size) => sum + size, 0);
  const place = plan.counties.indexOf(county);
  const upTo = (count: number): number =>
    Math.round((wanted * sizes.slice(0, count).reduce((sum, size) => sum + size, 0)) / all);
  return upTo(place + 1) - upTo(place);
};

/**
 * The cast of a county: one listener for each story, and voters who never signed up. Over the counties every story is
 * heard in every language, on every channel, and in the evening too.
 */
export const castOf = (plan: MockPlan, county: CountyCode): readonly Player[] => {
  const sets = channelSets(plan.channels);
  const place = COUNTIES.findIndex(({ code }) => code === county);
  const voterId = (number: number): string => `M${county}${String(number).padStart(7, '0')}`;
  const listeners = STORIES.map((story, number): Player => {
    const turn = number + place;
    const hours = turn % 6 === 5 ? EVENING : DEFAULT_HOURS;
    const listens = { channels: pick(sets, turn), language: pick(LANGUAGES, turn), hours };
    return { voterId: voterId(number + 1), county, story, listens };
  });
  const silent = Array.from({ length: silentVoters(plan, county) }, (_, number): Player => {
    return { voterId: voterId(STORIES.length + number + 1), county, story: pick(ORDINARY_STORIES, number) };
  });
  return [...listeners, ...silent];
};

/** Whether a voter is one of a mock election's own. */
export const isOfTheCast = (voterId: string): boolean => /^M\d{9}$/.test(voterId);
