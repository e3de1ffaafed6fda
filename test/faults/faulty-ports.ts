import type { MessageRows, NewMessages } from '../../lib/messaging/ports/ledger.ts';
import type { VirtualTime } from '../event-sources/virtual-time.ts';
import type { MemoryLedger } from './memory-ledger.ts';
import type { Random } from './random.ts';

/**
 * The faults of the matrix. F9 strikes a message of a batch, F12 and F13 an hour, F1 a process, the others each call, record, request or
 * receipt that they can strike. F14, a restore to an earlier time, is none that a running system meets: everything stands still for it.
 */
export const FAULTS = {
  F1: 'a process is killed at a step',
  F2: 'a stream hands a record over again',
  F3: 'a record comes late, behind newer ones, or once more a day later',
  F4: 'a table throttles a call',
  F5: 'a notice is not taken, and nobody hears of it',
  F6: 'a provider throttles, or its quota is reached',
  F7: 'a provider takes a message and its answer gets lost',
  F8: 'a row that says nothing that is known comes with a ballot',
  F9: 'a message of a batch fails',
  F10: 'a dead letter is redriven after an hour, a day, thirteen days, twice',
  F11: 'a receipt comes late, repeatedly, forged, or never',
  F12: 'everything is restarted at once',
  F13: 'no call to a table gets through for minutes',
} as const;
export type Fault = keyof typeof FAULTS;
export const FAULT_NAMES = Object.keys(FAULTS) as readonly Fault[];

/** How often a fault could have struck, and how often it did. */
export type Struck = { chances: number; strikes: number };
export type FaultCounts = Record<Fault, Struck>;

export const noneStruck = (): FaultCounts =>
  Object.fromEntries(FAULT_NAMES.map((fault) => [fault, { chances: 0, strikes: 0 }])) as FaultCounts;

/** How often each fault happens, as a share of the steps at which it can. */
export type FaultRates = {
  /** Of each fault of the matrix. */
  readonly share: number;
  /** The process is killed at this step and never goes on: of one that takes ten steps, ten times as often. */
  readonly crash: number;
  /** The process sleeps for seconds or minutes at this step and then goes on as if nothing had happened. */
  readonly pause: number;
  /** A call to a table or topic fails before it did anything. */
  readonly error: number;
  /** A call to a table or topic does its work and its answer gets lost. */
  readonly lostAnswer: number;
};

export const NO_FAULTS: FaultRates = { share: 0, crash: 0, pause: 0, error: 0, lostAnswer: 0 };
export const HEAVY_FAULTS: FaultRates = { share: 0.05, crash: 0.007, pause: 0.005, error: 0.02, lostAnswer: 0.01 };

const never = (): Promise<never> => new Promise(() => undefined);

/** Calls that the SDK makes before it gives up. */
const ATTEMPTS = 3;

/** Runs calls with latency, crashes, pauses and lost answers around them. */
export class FaultyCalls {
  readonly #time: VirtualTime;
  readonly #random: Random;
  readonly #rates: FaultRates;
  readonly struck = noneStruck();
  crashes = 0;
  /** Counts the restarts: who lived before one is dead after it. */
  #lives = 0;
  #outUntil = Number.NEGATIVE_INFINITY;

  constructor(time: VirtualTime, random: Random, rates: FaultRates) {
    this.#time = time;
    this.#random = random;
    this.#rates = rates;
  }

  /** Whether a fault strikes here. */
  strikes(fault: Fault): boolean {
    const counted = this.struck[fault];
    counted.chances += 1;
    const isStruck = this.#rates.share > 0 && this.#random.chance(this.#rates.share);
    if (isStruck) counted.strikes += 1;
    return isStruck;
  }

  /** Something happens besides the faults of the matrix, which they know nothing of. */
  chance(probability: number): boolean {
    return this.#rates.share > 0 && this.#random.chance(probability);
  }

  /** A process begins: it may be killed at each of its steps. */
  begin(): void {
    this.struck.F1.chances += 1;
  }

  /** Kills everybody who is at work. */
  restart(): void {
    this.#lives += 1;
  }

  /** No call gets through for so long. */
  cutOff(milliseconds: number): void {
    this.#outUntil = this.#time.milliseconds + milliseconds;
  }

  /** A point at which a process can be killed or fall asleep. */
  async step(): Promise<void> {
    if (this.#random.chance(this.#rates.crash)) {
      this.crashes += 1;
      this.struck.F1.strikes += 1;
      return never();
    }
    const life = this.#lives;
    const longest = this.#random.chance(0.5) ? 20_000 : 900_000;
    const asleep = this.#random.chance(this.#rates.pause) ? this.#random.between(1_000, longest) : 0;
    await this.#time.pass(this.#random.between(1, 40) + asleep);
    return life === this.#lives ? undefined : never();
  }

  /** A call over the network to something of ours. */
  async call<T>(work: () => Promise<T>): Promise<T> {
    await this.step();
    for (let attempt = 1; this.strikes('F4'); attempt += 1) {
      if (attempt === ATTEMPTS) throw new Error('The call was throttled.');
      await this.#time.pass(this.#random.between(20, 2_000));
    }
    if (this.#time.milliseconds < this.#outUntil) throw new Error('Nothing can be reached.');
    if (this.#random.chance(this.#rates.error)) throw new Error('The call failed.');
    let result = await work();
    // The SDK repeats a call whose answer got lost, and hands out what the repeat says.
    if (this.#random.chance(this.#rates.lostAnswer)) {
      await this.#time.pass(this.#random.between(50, 20_000));
      result = await work();
    }
    await this.step();
    if (this.#random.chance(this.#rates.lostAnswer)) throw new Error('The answer got lost.');
    return result;
  }

  ledger(ledger: MemoryLedger): { readonly rows: MessageRows; readonly newMessages: NewMessages } {
    return {
      rows: {
        find: (key) => this.call(() => ledger.rows.find(key)),
        ofVoter: (electionId, voterId) => this.call(() => ledger.rows.ofVoter(electionId, voterId)),
        move: (key, move) => this.call(() => ledger.rows.move(key, move)),
      },
      newMessages: { create: (row) => this.call(() => ledger.newMessages.create(row)) },
    };
  }
}
