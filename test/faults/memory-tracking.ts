import type { Ballot } from '../../lib/ballot-tracking/domain/ballot.ts';
import type { VotingHistory } from '../../lib/ballot-tracking/domain/in-person.ts';
import type { BallotChange, BallotStore, CaseKey, MarkedRecord } from '../../lib/ballot-tracking/ports.ts';
import type { Temporal } from '../../lib/shared/time.ts';
import { type Change, MemoryBallots } from '../ballot-tracking/ballot-memory.ts';
import type { HistoryEvent } from '../ballot-tracking/truth/history.ts';
import type { FaultyCalls } from './faulty-ports.ts';

const rowsOf = ({ before, after }: BallotChange, arrives: number): HistoryEvent[] =>
  after.entries.slice(before?.entries.length ?? 0).map(({ code, statusAt, sentDate, supersedes, withdrawn }) => ({
    kind: 'status',
    arrives,
    ballotId: after.ballotId,
    status: code,
    statusAt: statusAt.epochMilliseconds,
    ...(sentDate ? { sentDate: sentDate.toString() } : {}),
    ...(supersedes ? { supersedes } : {}),
    ...(withdrawn ? { withdrawn } : {}),
  }));

const statementOf = ({ method, statements }: VotingHistory, arrives: number): HistoryEvent[] =>
  statements.slice(-1).map(({ active, at }) => ({
    kind: 'participation',
    arrives,
    method,
    active,
    at: at.epochMilliseconds,
  }));

/** The ballots table of many voters in memory: each has their own, and an index lists what waits for a decision. */
export class ManyBallots implements BallotStore {
  readonly #voters = new Map<string, MemoryBallots>();
  /** The earliest mark of each voter, in milliseconds. */
  readonly #marks = new Map<string, number>();
  readonly #onChange: (change: Change) => void;
  readonly #milliseconds: () => number;
  /** What was recorded of each voter, in the oracle's words and at the instant at which it was. */
  readonly arrived = new Map<string, HistoryEvent[]>();
  readonly shards = ['0'];
  readonly heldShards = ['held-0'];

  constructor(milliseconds: () => number, onChange: (change: Change) => void) {
    this.#milliseconds = milliseconds;
    this.#onChange = onChange;
  }

  #arrive(voterId: string, events: readonly HistoryEvent[]): void {
    this.arrived.set(voterId, [...(this.arrived.get(voterId) ?? []), ...events]);
  }

  of(voterId: string): MemoryBallots {
    const known = this.#voters.get(voterId) ?? new MemoryBallots();
    this.#voters.set(voterId, known);
    return known;
  }

  /** Whether a sweep would find anything now. */
  hasMarked(now: Temporal.Instant): boolean {
    for (const at of this.#marks.values()) if (at <= now.epochMilliseconds) return true;
    return false;
  }

  /** Everything that is recorded, in the order in which its voters came. */
  get records(): readonly (Ballot | VotingHistory)[] {
    return [...this.#voters.values()].flatMap((own) => [...own.ballots.values(), ...own.histories.values()]);
  }

  /** Voters of whom something waits for a decision at a moment. */
  get marked(): readonly string[] {
    return [...this.#marks.keys()];
  }

  get isMarked(): boolean {
    return this.#marks.size > 0;
  }

  /** The ballots of which a row was taken back, and the voters who did not vote in person after all. */
  get takenBack(): ReadonlySet<string> {
    const ballots = [...this.arrived.values()]
      .flat()
      .flatMap((row) => (row.kind === 'status' && row.withdrawn ? [row.ballotId] : []));
    const voters = [...this.arrived].flatMap(([voterId, rows]) =>
      rows.some((row) => row.kind === 'participation' && !row.active) ? [voterId] : [],
    );
    return new Set([...ballots, ...voters]);
  }

  /** After a write: passes its changes on and lists the voter anew. */
  #written<Answer>(voterId: string, answer: Answer): Answer {
    const own = this.of(voterId);
    const marks = [...own.ballots.values(), ...own.histories.values()].flatMap(
      ({ lookAgainAt }) => lookAgainAt?.epochMilliseconds ?? [],
    );
    if (marks.length > 0) this.#marks.set(voterId, Math.min(...marks));
    else this.#marks.delete(voterId);
    for (const change of own.stream.splice(0)) this.#onChange(change);
    return answer;
  }

  ofVoter(key: CaseKey) {
    return this.of(key.voterId).ofVoter(key);
  }

  async findAll(electionId: string, asked: Parameters<BallotStore['findAll']>[1]) {
    const found = await Promise.all(asked.map((one) => this.of(one.voterId).findAll(electionId, [one])));
    const [seen, flat] = [new Set<string>(), found.flat()];
    return flat.filter(({ voterId, ballotId }) => {
      const name = `${voterId}#${ballotId}`;
      return !seen.has(name) && seen.add(name);
    });
  }

  async append(changes: Parameters<BallotStore['append']>[0], now: Temporal.Instant) {
    const voterId = changes[0]?.after.voterId ?? '';
    const answer = await this.of(voterId).append(changes, now);
    if (answer === 'saved') {
      this.#arrive(
        voterId,
        changes.flatMap((change) => rowsOf(change, this.#milliseconds())),
      );
    }
    return this.#written(voterId, answer);
  }

  async saveHistory(history: Parameters<BallotStore['saveHistory']>[0], now: Temporal.Instant) {
    const answer = await this.of(history.voterId).saveHistory(history, now);
    if (answer === 'saved') this.#arrive(history.voterId, statementOf(history, this.#milliseconds()));
    return this.#written(history.voterId, answer);
  }

  async keepJudgement(key: CaseKey, judgement: Parameters<BallotStore['keepJudgement']>[1]) {
    return this.#written(key.voterId, await this.of(key.voterId).keepJudgement(key, judgement));
  }

  async undecided(shard: string, now: Temporal.Instant, limit: number): Promise<readonly MarkedRecord[]> {
    const found: MarkedRecord[] = [];
    for (const [voterId, at] of this.#marks) {
      if (found.length >= limit) break;
      if (at <= now.epochMilliseconds) found.push(...(await this.of(voterId).undecided(shard, now, limit)));
    }
    return found.slice(0, limit);
  }

  async waitingFor(shard: string, electionId: string, moment: Temporal.Instant, after: string | undefined) {
    const voters = [...this.#voters].filter(([voterId]) => after === undefined || voterId > after);
    const [first, ...others] = voters.toSorted(([one], [other]) => (one < other ? -1 : 1));
    if (!first) return { records: [] };
    const [voterId, own] = first;
    const records: MarkedRecord[] = [];
    let next: string | undefined;
    do {
      const page = await own.waitingFor(shard, electionId, moment, next);
      records.push(...page.records);
      next = 'next' in page ? page.next : undefined;
    } while (next !== undefined);
    return others.length > 0 ? { records, next: voterId } : { records };
  }

  async postpone(record: MarkedRecord, until: Temporal.Instant): Promise<void> {
    await this.of(record.voterId).postpone(record, until);
    this.#written(record.voterId, undefined);
  }
}

/** The same table over a network that fails, and processes that die. */
export const faultyBallots = (ballots: ManyBallots, calls: FaultyCalls): BallotStore => ({
  shards: ballots.shards,
  heldShards: ballots.heldShards,
  ofVoter: (key) => calls.call(() => ballots.ofVoter(key)),
  findAll: (electionId, asked) => calls.call(() => ballots.findAll(electionId, asked)),
  append: (changes, now) => calls.call(() => ballots.append(changes, now)),
  saveHistory: (history, now) => calls.call(() => ballots.saveHistory(history, now)),
  keepJudgement: (key, judgement) => calls.call(() => ballots.keepJudgement(key, judgement)),
  undecided: (shard, now, limit) => calls.call(() => ballots.undecided(shard, now, limit)),
  waitingFor: (shard, electionId, moment, after) =>
    calls.call(() => ballots.waitingFor(shard, electionId, moment, after)),
  postpone: (record, until) => calls.call(() => ballots.postpone(record, until)),
});
