import type { MessageRows, NewMessages } from '../../lib/messaging/ports/ledger.ts';
import type { VirtualTime } from '../event-sources/virtual-time.ts';
import type { MemoryLedger } from './memory-ledger.ts';
import type { Random } from './random.ts';

/** How often each fault happens, as a share of the steps at which it can. */
export type FaultRates = {
  /** The process is killed at this step and never goes on. */
  readonly crash: number;
  /** The process sleeps for minutes at this step and then goes on as if nothing had happened. */
  readonly pause: number;
  /** A call to a table or topic fails before it did anything. */
  readonly error: number;
  /** A call to a table or topic does its work and its answer gets lost. */
  readonly lostAnswer: number;
};

export const NO_FAULTS: FaultRates = { crash: 0, pause: 0, error: 0, lostAnswer: 0 };
export const HEAVY_FAULTS: FaultRates = { crash: 0.005, pause: 0.005, error: 0.02, lostAnswer: 0.01 };

const never = (): Promise<never> => new Promise(() => undefined);

/** Runs calls with latency, crashes, pauses and lost answers around them. */
export class FaultyCalls {
  readonly #time: VirtualTime;
  readonly #random: Random;
  readonly #rates: FaultRates;
  crashes = 0;

  constructor(time: VirtualTime, random: Random, rates: FaultRates) {
    this.#time = time;
    this.#random = random;
    this.#rates = rates;
  }

  /** A point at which a process can be killed or fall asleep. */
  async step(): Promise<void> {
    if (this.#random.chance(this.#rates.crash)) {
      this.crashes += 1;
      return never();
    }
    const asleep = this.#random.chance(this.#rates.pause) ? this.#random.between(1_000, 900_000) : 0;
    await this.#time.pass(this.#random.between(1, 40) + asleep);
  }

  /** A call over the network to something of ours. */
  async call<T>(work: () => Promise<T>): Promise<T> {
    await this.step();
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
