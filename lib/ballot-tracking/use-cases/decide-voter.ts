import type { Election } from '../../elections/domain/election.ts';
import { asCertified } from '../../elections/domain/participation.ts';
import type { ElectionStore } from '../../elections/ports.ts';
import type { MessageLedger, MessageRows } from '../../messaging/ports/ledger.ts';
import type { Clock } from '../../shared/clock.ts';
import type { CountyCode } from '../../shared/counties.ts';
import { Temporal } from '../../shared/time.ts';
import { openChannels } from '../../voters/domain/subscription.ts';
import type { SubscriptionStore, VoterRegister } from '../../voters/ports.ts';
import { asksForProgress } from '../domain/awaits-record.ts';
import type { Outcome } from '../domain/ballot.ts';
import { type Decided, decideMessages } from '../domain/decide.ts';
import { isHistoryOf } from '../domain/in-person.ts';
import type { RecordJudgement } from '../domain/record-judgement.ts';
import type { BallotStore, CaseKey, CaseRecords, ParticipationProgress } from '../ports.ts';

export type DecisionPorts = {
  readonly clock: Clock;
  readonly elections: Pick<ElectionStore, 'find' | 'participation'>;
  readonly ballots: BallotStore;
  readonly progress: ParticipationProgress;
  readonly voters: VoterRegister;
  readonly subscriptions: SubscriptionStore;
  readonly messages: Pick<MessageRows, 'ofVoter' | 'move'>;
  readonly ledger: MessageLedger;
};

export type DecidedCounts = { readonly created: number; readonly existing: number; readonly superseded: number };

/** A record changes under a decision only while somebody uploads it. */
const MAX_ROUNDS = 5;

const readParticipations = async (
  elections: Pick<ElectionStore, 'participation'>,
  electionId: string,
  { ballots, histories, envelopes = [] }: CaseRecords,
) => {
  const counties = [...new Set<CountyCode>([...ballots, ...histories, ...envelopes].map((record) => record.county))];
  const stated = await Promise.all(counties.map((county) => elections.participation(electionId, county)));
  return new Map(stated.flatMap((answer) => (answer ? [[answer.county, answer] as const] : [])));
};

const sameOutcome = (one: Outcome | undefined, other: Outcome): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

/** What a judgement is about, as its record and the outcome of one of its rows. */
const judged = ({ subject }: RecordJudgement, { ballots, histories, envelopes = [] }: CaseRecords) => {
  if (subject.kind === 'ballot') return ballots.find(({ ballotId }) => ballotId === subject.ballotId);
  if (subject.kind === 'history') return histories.find(isHistoryOf(subject));
  return envelopes.find(({ direction, barcode }) => direction === subject.direction && barcode === subject.barcode);
};

/** Whether the judgement says anything that the record does not hold already; writing the same again would never end. */
const isNews = (judgement: RecordJudgement, records: CaseRecords): boolean => {
  const { outcomes, lookAgainAt } = judgement;
  const record = judged(judgement, records);
  const marked = record?.lookAgainAt;
  const isMarkRight =
    marked && lookAgainAt ? Temporal.Instant.compare(marked, lookAgainAt) === 0 : marked === lookAgainAt;
  const known = (version: number): Outcome | undefined =>
    record && 'entries' in record ? record.entries[version - 1]?.outcome : record?.outcome;
  return !isMarkRight || [...outcomes].some(([version, outcome]) => !sameOutcome(known(version), outcome));
};

const markOf = (judgement: RecordJudgement, records: CaseRecords): number =>
  judged(judgement, records)?.lookAgainAt?.epochMilliseconds ?? Number.POSITIVE_INFINITY;

/**
 * Writes what was decided about each record; the one whose mark comes first goes last. Whoever dies before it leaves
 * that mark, and the others are decided about again with it.
 */
const keepJudgements = async (
  { ballots }: DecisionPorts,
  key: CaseKey,
  { recordJudgements }: Decided,
  records: CaseRecords,
): Promise<readonly ('decided' | 'void')[]> => {
  const fresh = recordJudgements
    .filter((judgement) => isNews(judgement, records))
    .map((judgement) => ({ judgement, mark: markOf(judgement, records) }))
    .toSorted((one, other) => Number(one.mark < other.mark) - Number(one.mark > other.mark))
    .map(({ judgement }) => judgement);
  const keep = (some: readonly RecordJudgement[]) =>
    Promise.all(some.map((judgement) => ballots.keepJudgement(key, judgement)));
  const kept = await keep(fresh.slice(0, -1));
  return [...kept, ...(await keep(fresh.slice(-1)))];
};

const decideOnce = async (
  ports: DecisionPorts,
  key: CaseKey,
  election: Election,
): Promise<{
  readonly records: CaseRecords;
  readonly decided: Decided;
  readonly now: Temporal.Instant;
  readonly voterIsNew: boolean;
}> => {
  const { electionId, voterId } = key;
  const now = await ports.clock();
  const [voter, subscription] = await Promise.all([ports.voters.find(voterId), ports.subscriptions.find(voterId)]);
  // Also of a voter who hears nothing now: what was told wrong is still owed its correction. Messages before records:
  // whoever sleeps between the two knows then all that was known when these messages were decided.
  const messages = subscription ? await ports.messages.ofVoter(electionId, voterId) : [];
  const records = await ports.ballots.ofVoter(key);
  const isHeard = openChannels(voter, subscription).length > 0;
  const asOf = isHeard && voter && asksForProgress(records) ? ports.progress.asOf(electionId, voter.county) : undefined;
  const [participations, participationAsOf] = await Promise.all([
    readParticipations(ports.elections, electionId, records),
    asOf,
  ]);
  const own = voter ? asCertified(election, participations.get(voter.county)) : election;
  const facts = { election: own, participations, voter, subscription, messages, ...records };
  const decided = decideMessages({ ...facts, ...(participationAsOf ? { participationAsOf } : {}) }, now);
  return { records, decided, now, voterIsNew: messages.length === 0 };
};

/**
 * Decides about one voter in one election: what waits and is not true any more is withdrawn, what is true and untold
 * goes to the ledger, and the records learn what was decided. The ledger comes first: a crash before the records are
 * written leaves them marked, and deciding again finds the ledger as it should be.
 */
export const decideVoter = async (ports: DecisionPorts, key: CaseKey): Promise<DecidedCounts> => {
  const election = await ports.elections.find(key.electionId);
  if (!election) throw new Error('A ballot names an election that does not exist.');
  const counts = { created: 0, existing: 0, superseded: 0 };
  for (let round = 1; round <= MAX_ROUNDS; round += 1) {
    const { records, decided, now, voterIsNew } = await decideOnce(ports, key, election);
    const moves = await Promise.all(
      decided.withdrawn.map((row) =>
        ports.messages.move(row, { to: 'superseded', at: now, from: [row.state], fence: row.fence }),
      ),
    );
    counts.superseded += moves.filter((moved) => moved.ok).length;
    // Not withdrawn: a sender took the message meanwhile, and what follows depends on whether it goes out.
    if (!moves.every((moved) => moved.ok)) continue;
    if (decided.decisions.length > 0) {
      const recorded = await ports.ledger.record(decided.decisions, { voterIsNew });
      counts.created += recorded.created;
      counts.existing += recorded.existing;
      counts.superseded += recorded.superseded;
    }
    const kept = await keepJudgements(ports, key, decided, records);
    // Void: a newer row came, and what was just decided may be untrue. Its own decision may have been faster than this.
    if (!kept.includes('void')) return counts;
  }
  throw new Error(`A voter's records changed under ${MAX_ROUNDS} attempts to decide about them.`);
};
