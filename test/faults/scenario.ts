import type { Election } from '../../lib/elections/domain/election.ts';
import type { MessageDecision } from '../../lib/messaging/domain/decision.ts';
import { CHANNELS, type Channel, LANGUAGES, type Language, type MessageType } from '../../lib/shared/codes.ts';
import { Temporal } from '../../lib/shared/time.ts';
import { nextSendMoment, type SendHours } from '../../lib/voters/domain/hours.ts';
import type { Subscription } from '../../lib/voters/domain/subscription.ts';
import type { VoterStanding } from '../../lib/voters/domain/voter.ts';
import type { Random } from './random.ts';

export const ELECTION: Election = {
  id: '2026-11-03-statewide',
  name: 'General Election',
  date: Temporal.PlainDate.from('2026-11-03'),
  kind: 'statewide',
  county: null,
  trackingOn: Temporal.PlainDate.from('2026-10-05'),
  imb: 'none',
  deadlines: {
    receiptBy: Temporal.PlainDate.from('2026-11-10'),
    cureBy: Temporal.Instant.from('2026-11-26T01:00:00Z'),
    certifiedOn: Temporal.PlainDate.from('2026-12-03'),
  },
  requestedAt: Temporal.Instant.from('2026-06-01T00:00:00Z'),
  version: 1,
  changes: [],
};

/** Tracking has just been switched on. */
export const START = Temporal.Instant.from('2026-10-05T16:00:00Z');
/** Long after the last message may be sent and the last receipt has come. */
export const END = Temporal.Instant.from('2027-01-15T00:00:00Z');

const HOURS: readonly SendHours[] = [
  { start: '08:00', end: '20:00', zone: 'America/Los_Angeles' },
  { start: '18:00', end: '20:00', zone: 'America/Los_Angeles' },
  { start: '22:00', end: '02:00', zone: 'America/New_York' },
  { start: '00:00', end: '24:00', zone: 'Pacific/Honolulu' },
  { start: '09:00', end: '17:00', zone: 'America/Phoenix' },
];

/** The statuses of one ballot, one after the other. */
const STORIES: readonly (readonly MessageType[])[] = [
  ['Outbound', 'Received', 'Accepted'],
  ['Outbound', 'ContactCounty', 'Accepted'],
  ['Outbound', 'Undeliverable', 'NotAccepted'],
];
const COUNTIES = ['01', '19', '30', '37'] as const;

/** A simulated voter. What they want and where they live may change while messages are under way. */
export type SimulatedVoter = {
  standing: VoterStanding;
  subscription: Subscription;
};

/** A decision, and when the ballot side hands it over, in milliseconds after the start. */
export type PlannedDecision = {
  readonly afterMs: number;
  readonly decision: Omit<MessageDecision, 'decidedAt' | 'sendFrom'>;
};

export type Scenario = {
  readonly voters: ReadonlyMap<string, SimulatedVoter>;
  readonly plan: readonly PlannedDecision[];
};

const DAY_MS = 86_400_000;

const voterOf = (id: string, random: Random, channel: Channel, language: Language): SimulatedVoter => {
  const county = random.pick(COUNTIES);
  return {
    standing: { voterId: id, county, status: 'A', confidential: false },
    subscription: {
      voterId: id,
      county,
      channels: [channel],
      language,
      hours: random.pick(HOURS),
      phone: '+19165550123',
      email: 'voter@example.org',
      consentedAt: ELECTION.requestedAt,
      consentSource: 'rehearsal',
    },
  };
};

/** A second ballot, which takes the first one's place. */
const SECOND_BALLOT: readonly MessageType[] = ['Reissued', 'Received', 'Accepted'];

/** One status of a ballot: when it happened, and when the county says so. */
type Happening = { readonly ballot: number; readonly type: MessageType; readonly at: number; readonly told: number };

/**
 * A voter's statuses in the order in which the county reports them: mostly as they happened, sometimes the later one
 * first, and for some voters of two ballots.
 */
const happenings = (random: Random): readonly Happening[] => {
  const found: Happening[] = [];
  let at = random.between(0, 3 * DAY_MS);
  const tell = (ballot: number, story: readonly MessageType[]): void => {
    for (const type of story) {
      // A county that is late by up to three days reports a later status first.
      found.push({ ballot, type, at, told: at + (random.chance(0.2) ? random.between(0, 3 * DAY_MS) : 0) });
      at += random.chance(0.3) ? random.between(1_000, 60_000) : random.between(60_000, 5 * DAY_MS);
    }
  };
  tell(1, random.pick(STORIES));
  if (random.chance(0.3)) tell(2, SECOND_BALLOT);
  return found.sort((one, other) => one.told - other.told);
};

/** Invents voters and their ballots' stories until there are so many messages. */
export const inventScenario = (messages: number, random: Random, label: string): Scenario => {
  const voters = new Map<string, SimulatedVoter>();
  const plan: PlannedDecision[] = [];
  for (let number = 0; plan.length < messages; number += 1) {
    const voterId = `V${label}${number}`;
    const channel = random.pick(CHANNELS);
    const language = random.pick(LANGUAGES);
    const voter = voterOf(voterId, random, channel, language);
    voters.set(voterId, voter);
    const versions = new Map<number, number>();
    for (const { ballot, type, at, told } of happenings(random)) {
      if (plan.length >= messages) break;
      const statusVersion = (versions.get(ballot) ?? 0) + 1;
      versions.set(ballot, statusVersion);
      plan.push({
        afterMs: told,
        decision: {
          electionId: ELECTION.id,
          voterId,
          ballotId: `${voterId}-${ballot}`,
          county: voter.standing.county,
          type,
          statusVersion,
          channel,
          language,
          statusAt: START.add({ milliseconds: at }),
          sendUntil: Temporal.Instant.from('2026-12-04T08:00:00Z'),
        },
      });
    }
  }
  return { voters, plan };
};

/** The decision as the ballot side makes it at this moment. */
export const decide = (planned: PlannedDecision, voter: SimulatedVoter, now: Temporal.Instant): MessageDecision => ({
  ...planned.decision,
  decidedAt: now,
  sendFrom: nextSendMoment(voter.subscription.hours, now),
});
