import { currentElections } from '../../elections/domain/current-elections.ts';
import { concerns, type Election } from '../../elections/domain/election.ts';
import { asCertified, participates } from '../../elections/domain/participation.ts';
import type { ElectionStore } from '../../elections/ports.ts';
import { NO_ELECTION } from '../../messaging/domain/moved-notices.ts';
import type { MessageRows } from '../../messaging/ports/ledger.ts';
import type { CountyCode } from '../../shared/counties.ts';
import type { Temporal } from '../../shared/time.ts';
import type { Subscription } from '../../voters/domain/subscription.ts';
import type { VoterStanding } from '../../voters/domain/voter.ts';
import { asksForProgress } from '../domain/awaits-record.ts';
import { messageEvents, timelineOf } from '../domain/build-timeline.ts';
import type { ElectionTimeline, Timelines } from '../domain/timeline.ts';
import type { BallotStore, ParticipationProgress } from '../ports.ts';

export type TimelinePorts = {
  readonly elections: Pick<ElectionStore, 'list' | 'participation'>;
  readonly ballots: Pick<BallotStore, 'ofVoter'>;
  readonly messages: Pick<MessageRows, 'ofVoter'>;
  readonly progress: Pick<ParticipationProgress, 'asOf'>;
};

/** Whose timeline it is. The caller has read both, and found that the voter is not confidential. */
export type TimelineOwner = { readonly voter: VoterStanding; readonly subscription: Subscription | undefined };

const ofElection = async (
  ports: TimelinePorts,
  election: Election,
  { voter, subscription }: TimelineOwner,
  now: Temporal.Instant,
): Promise<ElectionTimeline> => {
  const key = { electionId: election.id, voterId: voter.voterId };
  const [records, messages] = await Promise.all([
    ports.ballots.ofVoter(key),
    ports.messages.ofVoter(key.electionId, key.voterId),
  ]);
  const reporting = [...records.ballots, ...records.histories, ...(records.envelopes ?? [])].map(
    ({ county }) => county,
  );
  const counties = [...new Set<CountyCode>([voter.county, ...reporting])];
  const [participationAsOf, ...stated] = await Promise.all([
    asksForProgress(records) ? ports.progress.asOf(election.id, voter.county) : undefined,
    ...counties.map((county) => ports.elections.participation(election.id, county)),
  ]);
  const participations = new Map(stated.flatMap((answer) => (answer ? [[answer.county, answer] as const] : [])));
  const own = asCertified(election, participations.get(voter.county));
  const facts = { election: own, participations, voter, subscription, messages, ...records };
  return {
    election: own,
    takesPart: participates(election, voter.county, participations.get(voter.county)),
    timeline: timelineOf({ ...facts, ...(participationAsOf ? { participationAsOf } : {}) }, now),
  };
};

/**
 * A voter's timelines in the elections of these days: one read of the elections, one of the messages of no election, and
 * three or four for each election. Throws when a table cannot be reached.
 */
export const readTimelines =
  (ports: TimelinePorts) =>
  async (owner: TimelineOwner, now: Temporal.Instant): Promise<Timelines> => {
    const [all, aboutSignUp] = await Promise.all([
      ports.elections.list(),
      ports.messages.ofVoter(NO_ELECTION, owner.voter.voterId),
    ]);
    const shown = currentElections(all, now).filter((election) => concerns(election, owner.voter.county));
    return {
      elections: await Promise.all(shown.map((election) => ofElection(ports, election, owner, now))),
      aboutSignUp: messageEvents(aboutSignUp, owner.subscription, now),
    };
  };
