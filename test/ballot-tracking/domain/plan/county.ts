import { BallotRow } from '../../../../lib/ballot-tracking/api.ts';
import { receiveBallots } from '../../../../lib/ballot-tracking/use-cases/receive-ballots.ts';
import { readRows } from '../../../../lib/runtime/api/read-rows.ts';
import { Temporal } from '../../../../lib/shared/time.ts';
import { election } from '../../../elections/domain/elections.ts';
import { MemoryTracking } from '../../ballot-memory.ts';

/** A row as a county's system writes it. */
export type Row = Readonly<Record<string, unknown>> & {
  readonly voterId: string;
  readonly ballotId: string;
  readonly status: string;
  readonly statusAt: string;
};

/** The general election of November 3, 2026, and a special one of the same county five weeks later. */
export const GENERAL = election();
export const SPECIAL = election(
  { name: 'Water Board', date: Temporal.PlainDate.from('2026-12-08'), kind: 'local' },
  { role: 'county', county: '03' },
);

/** A day by its distance from Election Day: -29 is the first of mailing. */
export const dayOf = (offset: number, from = GENERAL): string => from.date.add({ days: offset }).toString();
export const at = (offset: number, time = '17:00', from = GENERAL): string => `${dayOf(offset, from)}T${time}:00Z`;

/** Numbers that are the same in every run. */
export const seeded = (seed: number): (() => number) => {
  let state = seed * 2_654_435_761 + 1;
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + 0x9e3779b9) | 0;
    return ((state ^ (state >>> 13)) >>> 0) / 4_294_967_296;
  };
};

/** A county in an election: its voters, what it has sent so far, and how it works. */
export class County {
  readonly memory = new MemoryTracking();
  readonly voters: readonly string[];
  readonly random: () => number;
  readonly reviews: boolean;
  /** Voters whose ballot is not back yet. */
  private away: string[];
  /** Ballots in review. */
  private inReview: string[] = [];

  constructor(size: number, seed: number, reviews = true) {
    this.random = seeded(seed);
    this.reviews = reviews;
    this.voters = Array.from({ length: size }, (_, place) => `V${seed}-${place}`);
    this.away = [...this.voters];
    for (const election of [GENERAL, SPECIAL]) this.memory.electionsById.set(election.id, election);
    for (const voterId of this.voters) {
      this.memory.voterById.set(voterId, { voterId, county: '03', status: 'A', confidential: false });
    }
  }

  /** The same county once more, to go on from here on its own. */
  clone(): County {
    const clone = new County(0, 0, this.reviews);
    Object.assign(clone, {
      memory: this.copy(),
      voters: this.voters,
      random: this.random,
      away: [...this.away],
      inReview: [...this.inReview],
    });
    return clone;
  }

  /** What is recorded of it, for another try from here on. */
  copy(): MemoryTracking {
    const copy = new MemoryTracking();
    copy.now = this.memory.now;
    for (const name of ['electionsById', 'voterById', 'dayTallies'] as const) {
      for (const [key, value] of this.memory[name]) (copy[name] as Map<string, unknown>).set(key, value);
    }
    for (const [key, ballot] of this.memory.ballots.ballots) copy.ballots.ballots.set(key, ballot);
    return copy;
  }

  ballot(voterId: string): string {
    return `B-${voterId}`;
  }

  row(voterId: string, status: string, offset: number, more: object = {}): Row {
    const hour = String(15 + Math.floor(this.random() * 8)).padStart(2, '0');
    const minute = String(Math.floor(this.random() * 60)).padStart(2, '0');
    return { voterId, ballotId: this.ballot(voterId), status, statusAt: at(offset, `${hour}:${minute}`), ...more };
  }

  /** The first mail file: everybody's ballot, handed to USPS on one day. */
  mailFile(offset = -29, voters = this.voters): Row[] {
    return voters.map((voterId) => ({ ...this.row(voterId, 'ISSUED', offset - 1), sentDate: dayOf(offset) }));
  }

  /** A day's returns: so many come in; of yesterday's, most are accepted and a few challenged. */
  returns(offset: number, share: number): Row[] {
    const count = Math.round(this.voters.length * share);
    const back = this.away.splice(0, count);
    const judged = this.reviews ? this.inReview.splice(0) : back;
    if (this.reviews) this.inReview.push(...back);
    const outcome = (): string => {
      const one = this.random();
      if (one < 0.008) return 'NMS';
      return one < 0.013 ? 'NVS' : 'ACCEPTED';
    };
    return [
      ...(this.reviews ? back.map((voterId) => this.row(voterId, 'INR', offset)) : []),
      ...judged.map((voterId) => this.row(voterId, outcome(), offset)),
    ];
  }

  /** Some voters whose ballot is not back. */
  stillAway(count: number): string[] {
    return this.away.splice(0, count);
  }

  /** Voters whose ballots came back, with a status that stands. */
  returned(): string[] {
    return this.voters.filter((voterId) => !this.away.includes(voterId));
  }

  send(rows: readonly unknown[], offset: number) {
    return sendTo(this.memory, rows, offset);
  }
}

/** Sends rows as JSON, through the contract, in the evening of a day. */
export const sendTo = async (memory: MemoryTracking, rows: readonly unknown[], offset: number, to = GENERAL) => {
  memory.now = Temporal.Instant.from(at(offset, '23:30'));
  const read = readRows({ rawBody: JSON.stringify({ records: rows }), headers: {} }, BallotRow);
  if (!read.ok) throw new Error('The upload cannot be read.');
  return receiveBallots(memory, to, { electionId: to.id, county: '03', clientId: 'client-03' }, read.value);
};
