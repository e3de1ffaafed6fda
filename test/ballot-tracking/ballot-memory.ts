import { type Ballot, versionOf } from '../../lib/ballot-tracking/domain/ballot.ts';
import type { VotingHistory } from '../../lib/ballot-tracking/domain/in-person.ts';
import type { BallotStore, CaseKey, Upload, UploadStore } from '../../lib/ballot-tracking/ports.ts';
import type { Election } from '../../lib/elections/domain/election.ts';
import type { CountyParticipation } from '../../lib/elections/domain/participation.ts';
import type { ElectionStore } from '../../lib/elections/ports.ts';
import type { MessageDecision } from '../../lib/messaging/domain/decision.ts';
import { formatLedgerKey } from '../../lib/messaging/domain/ledger-key.ts';
import { measureTexts } from '../../lib/messaging/domain/measure-texts.ts';
import type { MessageLedger } from '../../lib/messaging/ports/ledger.ts';
import { Temporal } from '../../lib/shared/time.ts';
import type { Subscription } from '../../lib/voters/domain/subscription.ts';
import type { VoterStanding } from '../../lib/voters/domain/voter.ts';
import type { SubscriptionStore, VoterRegister } from '../../lib/voters/ports.ts';
import { applyToBallot, applyToHistory } from './domain/scenario.ts';

const GRACE_SECONDS = 60;
const keyText = ({ electionId, voterId }: CaseKey): string => `${electionId}#${voterId}`;

/** A change as the ballots table's stream would tell it. */
export type Change = { readonly newImage: Record<string, unknown>; readonly oldImage?: Record<string, unknown> };

/** The ballots table in memory, with its stream. */
export class MemoryBallots implements BallotStore {
  readonly ballots = new Map<string, Ballot>();
  readonly histories = new Map<string, VotingHistory>();
  readonly stream: Change[] = [];
  readonly shards = ['0', '1'];
  /** Answers `conflict` to this many writes, whatever they are. */
  conflicts = 0;

  async ofVoter(key: CaseKey) {
    const own = <Record extends CaseKey>(records: Iterable<Record>): Record[] =>
      [...records].filter((record) => keyText(record) === keyText(key));
    return { ballots: own(this.ballots.values()), histories: own(this.histories.values()) };
  }

  async findAll(electionId: string, asked: readonly { voterId: string; ballotId: string }[]) {
    return asked.flatMap(({ voterId, ballotId }) => this.ballots.get(`${electionId}#${voterId}#${ballotId}`) ?? []);
  }

  async append(changes: Parameters<BallotStore['append']>[0], now: Temporal.Instant) {
    const known = (ballot: Ballot): Ballot | undefined => this.ballots.get(`${keyText(ballot)}#${ballot.ballotId}`);
    if (this.conflicts-- > 0) return 'conflict';
    const isStale = changes.some(({ before, after }) => {
      const present = known(after);
      return (present ? versionOf(present) : 0) !== (before ? versionOf(before) : 0);
    });
    if (isStale) return 'conflict';
    for (const { before, after } of changes) {
      const present = known(after);
      const entries = [...(present?.entries ?? []), ...after.entries.slice(before ? versionOf(before) : 0)];
      const saved = { ...after, entries, lookAgainAt: now.add({ seconds: GRACE_SECONDS }) };
      this.ballots.set(`${keyText(after)}#${after.ballotId}`, saved);
      this.wake(after, versionOf(saved), present && versionOf(present));
    }
    return 'saved';
  }

  async saveHistory(history: VotingHistory, now: Temporal.Instant) {
    const place = `${keyText(history)}#${history.method}`;
    const present = this.histories.get(place);
    if (this.conflicts-- > 0 || (present?.version ?? 0) !== history.version - 1) return 'conflict';
    this.histories.set(place, { ...history, lookAgainAt: now.add({ seconds: GRACE_SECONDS }) });
    this.wake(history, history.version, present?.version);
    return 'saved';
  }

  async keepJudgement(key: CaseKey, recordJudgement: Parameters<BallotStore['keepJudgement']>[1]) {
    const { subject, version } = recordJudgement;
    if (subject.kind === 'ballot') {
      const place = `${keyText(key)}#${subject.ballotId}`;
      const present = this.ballots.get(place);
      if (!present || versionOf(present) !== version) return 'void';
      this.ballots.set(place, applyToBallot(present, recordJudgement));
      this.wake(key, version, version);
    } else {
      const place = `${keyText(key)}#${subject.method}`;
      const present = this.histories.get(place);
      if (present?.version !== version) return 'void';
      this.histories.set(place, applyToHistory(present, recordJudgement));
      this.wake(key, version, version);
    }
    return 'decided';
  }

  async undecided(shard: string, now: Temporal.Instant, limit: number) {
    if (shard !== '0') return [];
    return [...this.ballots.entries(), ...this.histories.entries()]
      .filter(([, { lookAgainAt }]) => lookAgainAt && Temporal.Instant.compare(lookAgainAt, now) <= 0)
      .slice(0, limit)
      .map(([recordKey, { electionId, voterId }]) => ({ electionId, voterId, recordKey }));
  }

  async postpone({ recordKey }: { recordKey: string }, until: Temporal.Instant) {
    const ballot = this.ballots.get(recordKey);
    if (ballot?.lookAgainAt) this.ballots.set(recordKey, { ...ballot, lookAgainAt: until });
    const history = this.histories.get(recordKey);
    if (history?.lookAgainAt) this.histories.set(recordKey, { ...history, lookAgainAt: until });
  }

  private wake({ electionId, voterId }: CaseKey, version: number, old: number | undefined): void {
    const newImage = { electionId, voterId, version, undecided: '0' };
    this.stream.push(old === undefined ? { newImage } : { newImage, oldImage: { ...newImage, version: old } });
  }
}

/** Everything the ballot side needs, in memory. */
export class MemoryTracking {
  now = Temporal.Instant.from('2026-10-05T17:00:00Z');
  readonly clock = async (): Promise<Temporal.Instant> => this.now;
  readonly ballots = new MemoryBallots();
  readonly ledgerRows = new Map<string, MessageDecision>();
  readonly electionsById = new Map<string, Election>();
  readonly answers = new Map<string, CountyParticipation>();
  readonly voterById = new Map<string, VoterStanding>();
  readonly subscriptionOf = new Map<string, Subscription>();
  readonly uploadsSaved: Upload[] = [];

  readonly measureTexts = measureTexts;

  readonly elections: ElectionStore = {
    find: async (id) => this.electionsById.get(id),
    list: async () => [...this.electionsById.values()],
    create: async (election) => {
      if (this.electionsById.has(election.id)) return 'exists';
      this.electionsById.set(election.id, election);
      return 'created';
    },
    change: async (election) => {
      if (this.electionsById.get(election.id)?.version !== election.version - 1) return 'conflict';
      this.electionsById.set(election.id, election);
      return 'changed';
    },
    participation: async (id, county) => this.answers.get(`${id}#${county}`),
    saveParticipation: async (answer) => {
      this.answers.set(`${answer.electionId}#${answer.county}`, answer);
    },
  };

  readonly voters: VoterRegister = {
    find: async (id) => this.voterById.get(id),
    findAll: async (ids) =>
      new Map(ids.flatMap((id) => (this.voterById.has(id) ? [[id, this.voterById.get(id) as VoterStanding]] : []))),
  };

  readonly subscriptions: SubscriptionStore = {
    find: async (id) => this.subscriptionOf.get(id),
    save: async (subscription) => {
      this.subscriptionOf.set(subscription.voterId, subscription);
    },
    optOut: async () => undefined,
  };

  readonly ledger: MessageLedger = {
    record: async (decisions) => {
      const fresh = decisions.filter((decision) => !this.ledgerRows.has(formatLedgerKey(decision)));
      for (const decision of fresh) this.ledgerRows.set(formatLedgerKey(decision), decision);
      return { created: fresh.length, existing: decisions.length - fresh.length, superseded: 0 };
    },
  };

  readonly uploads: UploadStore = {
    save: async (upload) => {
      this.uploadsSaved.push(upload);
    },
  };
}

/** A log that keeps its lines, to be searched for codes and for what must not be there. */
export class MemoryLog {
  readonly lines: string[] = [];
  info(code: string, fields?: object): void {
    this.lines.push(`${code} ${JSON.stringify(fields)}`);
  }
  warn(code: string, fields?: object): void {
    this.lines.push(`${code} ${JSON.stringify(fields)}`);
  }
  error(code: string, _error: unknown, fields?: object): void {
    this.lines.push(`${code} ${JSON.stringify(fields)}`);
  }
}
