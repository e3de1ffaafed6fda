import type { ElectionStore } from '../../elections/ports.ts';
import type { MessageLedger } from '../../messaging/ports/ledger.ts';
import type { Clock } from '../../shared/clock.ts';
import type { CountyCode } from '../../shared/counties.ts';
import { Temporal } from '../../shared/time.ts';
import type { SubscriptionStore, VoterRegister } from '../../voters/ports.ts';
import type { Outcome } from '../domain/ballot.ts';
import { decideMessages } from '../domain/decide.ts';
import type { RecordJudgement } from '../domain/judgement.ts';
import type { BallotStore, CaseKey, CaseRecords } from '../ports.ts';

export type DecisionPorts = {
  readonly clock: Clock;
  readonly elections: Pick<ElectionStore, 'find' | 'participation'>;
  readonly ballots: BallotStore;
  readonly voters: VoterRegister;
  readonly subscriptions: SubscriptionStore;
  readonly ledger: MessageLedger;
};

export type DecidedCounts = { readonly created: number; readonly existing: number; readonly superseded: number };

const readParticipations = async (
  elections: Pick<ElectionStore, 'participation'>,
  electionId: string,
  { ballots, histories }: CaseRecords,
) => {
  const counties = [...new Set<CountyCode>([...ballots, ...histories].map((record) => record.county))];
  const stated = await Promise.all(counties.map((county) => elections.participation(electionId, county)));
  return new Map(stated.flatMap((answer) => (answer ? [[answer.county, answer] as const] : [])));
};

const sameOutcome = (one: Outcome | undefined, other: Outcome): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

/** Whether the judgement says anything that the record does not hold already; writing the same again would never end. */
const isNews = ({ subject, outcomes, lookAgainAt }: RecordJudgement, { ballots, histories }: CaseRecords): boolean => {
  const ballot = subject.kind === 'ballot' ? ballots.find(({ ballotId }) => ballotId === subject.ballotId) : undefined;
  const history = subject.kind === 'history' ? histories.find(({ method }) => method === subject.method) : undefined;
  const marked = (ballot ?? history)?.lookAgainAt;
  const isMarkRight =
    marked && lookAgainAt ? Temporal.Instant.compare(marked, lookAgainAt) === 0 : marked === lookAgainAt;
  const known = (version: number): Outcome | undefined => history?.outcome ?? ballot?.entries[version - 1]?.outcome;
  return !isMarkRight || [...outcomes].some(([version, outcome]) => !sameOutcome(known(version), outcome));
};

/**
 * Decides about one voter in one election and hands the decisions to the ledger. The ledger comes first, the judgements
 * after it: a crash between leaves the records marked, and deciding again finds the ledger rows in place.
 */
export const decideVoter = async (ports: DecisionPorts, key: CaseKey): Promise<DecidedCounts> => {
  const { electionId, voterId } = key;
  const [election, records, voter, subscription, now] = await Promise.all([
    ports.elections.find(electionId),
    ports.ballots.ofVoter(key),
    ports.voters.find(voterId),
    ports.subscriptions.find(voterId),
    ports.clock(),
  ]);
  if (!election) throw new Error('A ballot names an election that does not exist.');
  const participations = await readParticipations(ports.elections, electionId, records);
  const { decisions, recordJudgements } = decideMessages(
    { election, participations, voter, subscription, ...records },
    now,
  );
  const counts =
    decisions.length > 0 ? await ports.ledger.record(decisions) : { created: 0, existing: 0, superseded: 0 };
  // A void judgement means that a newer status came; its own mark brings the next decision.
  await Promise.all(
    recordJudgements
      .filter((recordJudgement) => isNews(recordJudgement, records))
      .map((recordJudgement) => ports.ballots.keepJudgement(key, recordJudgement)),
  );
  return counts;
};
