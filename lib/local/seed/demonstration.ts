import { CHANNELS, type MessageType } from '../../shared/codes.ts';
import { COUNTIES, type CountyCode } from '../../shared/counties.ts';
import { PACIFIC, pacificInstant, Temporal, toPacificIso } from '../../shared/time.ts';
import { namedVoters, seedVoters } from './tracked-voters.ts';
import type {
  ExpectedMessage,
  SeedBallotBatch,
  SeedBallotRecord,
  SeedElection,
  SeedSubscription,
  SeedVoter,
} from './types.ts';

/** Amador posts the ballots of the demonstration. */
export const DEMO_COUNTY: CountyCode = '03';

/** The one statewide election; every county participates. */
export const seedElection = (): SeedElection => ({
  id: '2026-11-03-statewide',
  name: 'Statewide General Election',
  date: '2026-11-03',
  kind: 'statewide',
  imb: 'none',
  counties: COUNTIES.map((county) => county.code),
});

const WHOLE_DAY = { from: '08:00', to: '20:00', timeZone: PACIFIC } as const;
const EVENING = { from: '18:00', to: '20:00', timeZone: PACIFIC } as const;

const subscription = (voter: SeedVoter, hours: SeedSubscription['hours']): SeedSubscription => ({
  voterId: voter.voterId,
  county: voter.county,
  channels: [...CHANNELS],
  language: voter.language,
  phone: voter.phone,
  email: voter.email,
  hours,
});

/**
 * Who subscribed in the demonstration county: one voter per language for each of three outcomes, and one who takes
 * messages in the evening only; text, email and voice each. Everyone else there has a ballot and no subscription.
 */
export const demoSubscriptions = (): readonly SeedSubscription[] => {
  const { received, accepted, contactCounty, eveningOnly } = namedVoters(DEMO_COUNTY);
  return [
    ...[...received, ...accepted, ...contactCounty].map((voter) => subscription(voter, WHOLE_DAY)),
    subscription(eveningOnly, EVENING),
  ];
};

const at = (date: string, time: string): Temporal.Instant => pacificInstant(Temporal.PlainDate.from(date), time);

/** E-29, a Monday, is the first day of mailing. All of it comes before Group B's night of October 14. */
const MOMENTS = {
  issued: { statusAt: at('2026-10-05', '08:30'), postAt: at('2026-10-05', '10:00') },
  inReview: { statusAt: at('2026-10-08', '10:15'), postAt: at('2026-10-08', '11:00') },
  accepted: { statusAt: at('2026-10-09', '13:10'), postAt: at('2026-10-09', '14:00') },
  noSignature: { statusAt: at('2026-10-09', '13:25'), postAt: at('2026-10-09', '14:05') },
} as const;

const ballotIdOf = (voterId: string): string => `B${voterId.slice(1)}-1`;

type Step = keyof typeof MOMENTS;
type StepFacts = { readonly status: SeedBallotRecord['status']; readonly type: MessageType };
const STEPS: Readonly<Record<Step, StepFacts>> = {
  issued: { status: 'ISSUED', type: 'Outbound' },
  inReview: { status: 'INR', type: 'Received' },
  accepted: { status: 'ACCEPTED', type: 'Accepted' },
  noSignature: { status: 'NVS', type: 'ContactCounty' },
};

/** Every active voter is mailed a ballot (Elections Code 3000.5), confidential ones too. */
const votersAt = (step: Step): readonly SeedVoter[] => {
  const named = namedVoters(DEMO_COUNTY);
  const voters: Readonly<Record<Step, readonly SeedVoter[]>> = {
    issued: seedVoters(DEMO_COUNTY).filter((voter) => voter.status === 'A'),
    inReview: named.received,
    accepted: named.accepted,
    noSignature: named.contactCounty,
  };
  return voters[step];
};

const ORDER: readonly Step[] = ['issued', 'inReview', 'accepted', 'noSignature'];

/** What the demonstration county posts, in order. Posting a batch again must change nothing. */
export const demoBallotBatches = (): readonly SeedBallotBatch[] =>
  ORDER.map((step) => ({
    county: DEMO_COUNTY,
    electionId: seedElection().id,
    postAt: toPacificIso(MOMENTS[step].postAt),
    records: votersAt(step).map(({ voterId }) => ({
      voterId,
      ballotId: ballotIdOf(voterId),
      status: STEPS[step].status,
      statusAt: toPacificIso(MOMENTS[step].statusAt),
      ...(step === 'issued' ? { sentDate: '2026-10-05' } : {}),
    })),
  }));

const allowedFrom = (posted: Temporal.Instant, hours: SeedSubscription['hours']): Temporal.Instant => {
  const day = posted.toZonedDateTimeISO(PACIFIC).toPlainDate();
  const opens = pacificInstant(day, hours.from);
  return Temporal.Instant.compare(opens, posted) > 0 ? opens : posted;
};

/** Every message that the batches must produce, and nothing else: the truth that the outbox is held against. */
export const demoExpectedMessages = (): readonly ExpectedMessage[] => {
  const subscriptions = new Map(demoSubscriptions().map((one) => [one.voterId, one]));
  return ORDER.flatMap((step) =>
    votersAt(step).flatMap(({ voterId }) => {
      const subscriber = subscriptions.get(voterId);
      return (subscriber?.channels ?? []).map((channel) => ({
        voterId,
        ballotId: ballotIdOf(voterId),
        electionId: seedElection().id,
        type: STEPS[step].type,
        channel,
        language: subscriber?.language ?? 'en',
        notBefore: toPacificIso(allowedFrom(MOMENTS[step].postAt, subscriber?.hours ?? WHOLE_DAY)),
      }));
    }),
  );
};
