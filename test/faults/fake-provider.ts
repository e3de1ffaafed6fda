import type { SendOutcome } from '../../lib/messaging/domain/delivery-outcome.ts';
import type { ReceiptResult } from '../../lib/messaging/domain/delivery-receipt.ts';
import type { Random } from './random.ts';

/** How a provider treats one request. */
type Treatment =
  | 'accept'
  | 'accept-then-lose-the-answer'
  | 'lose-the-request'
  | 'throttle'
  | 'quota'
  | 'unreachable'
  | 'refuse'
  | 'opted-out';

/** One acceptance: somebody's phone notices. */
export type Acceptance = {
  readonly ledgerKey: string;
  readonly at: number;
  readonly providerId: string;
  /** Whether it reached somebody, as the receipt then says. */
  readonly reached: boolean;
};

const chooseTreatment = (random: Random, faults: number): Treatment => {
  const roll = random.next();
  const limits: readonly [Treatment, number][] = [
    ['accept-then-lose-the-answer', 0.05],
    ['lose-the-request', 0.05],
    ['throttle', 0.04],
    ['quota', 0.02],
    ['unreachable', 0.03],
    ['refuse', 0.01],
    ['opted-out', 0.01],
  ];
  let sum = 0;
  for (const [treatment, share] of limits) {
    sum += share * faults;
    if (roll < sum) return treatment;
  }
  return 'accept';
};

/** Stands in for SES, End User Messaging and Connect: takes messages, loses answers, sends receipts. */
export class FakeProvider {
  readonly acceptances: Acceptance[] = [];
  requests = 0;
  /** Requests that it refused for now, and those that it took without a word. */
  throttled = 0;
  unanswered = 0;
  /** Messages that it was ever asked about. */
  readonly asked = new Set<string>();
  /** Whom carriers have told to stop: they take no more, as long as nobody sends START. */
  readonly #stopped = new Set<string>();
  readonly #byToken = new Map<string, string>();
  readonly #random: Random;
  readonly #faults: number;
  readonly #onAccepted: (ledgerKey: string, providerId: string, results: readonly ReceiptResult[]) => void;

  constructor(
    random: Random,
    faults: number,
    onAccepted: (ledgerKey: string, providerId: string, results: readonly ReceiptResult[]) => void,
  ) {
    this.#random = random;
    this.#faults = faults;
    this.#onAccepted = onAccepted;
  }

  /** A destination says START. */
  start(destination: string): void {
    this.#stopped.delete(destination);
  }

  hasStopped(destination: string): boolean {
    return this.#stopped.has(destination);
  }

  /** A destination says STOP: carriers hear it before we do. */
  stop(destination: string): void {
    this.#stopped.add(destination);
  }

  #accept(ledgerKey: string, at: number, token: string | undefined): string {
    const known = token === undefined ? undefined : this.#byToken.get(token);
    if (known !== undefined) return known;
    const providerId = `P${this.acceptances.length}`;
    const reached = this.#random.chance(0.9);
    this.acceptances.push({ ledgerKey, at, providerId, reached });
    if (token !== undefined) this.#byToken.set(token, providerId);
    this.#onAccepted(ledgerKey, providerId, reached ? ['accepted', 'delivered'] : ['undelivered']);
    return providerId;
  }

  /**
   * One request to a destination. `token` is Connect's client token: the same token is the same call. A destination
   * that has opted out stays out.
   */
  request(ledgerKey: string, at: number, token: string | undefined, destination = ledgerKey): SendOutcome {
    this.requests += 1;
    this.asked.add(ledgerKey);
    if (this.#stopped.has(destination)) return { kind: 'opted-out' };
    const lost = this.#random.pick(['TIMEOUT', 'CONNECTION_LOST', 'SERVER_ERROR'] as const);
    switch (chooseTreatment(this.#random, this.#faults)) {
      case 'accept':
        return { kind: 'accepted', providerId: this.#accept(ledgerKey, at, token) };
      case 'accept-then-lose-the-answer':
        this.unanswered += 1;
        this.#accept(ledgerKey, at, token);
        return { kind: 'unknown', code: lost };
      case 'lose-the-request':
        return { kind: 'unknown', code: lost };
      case 'throttle':
        this.throttled += 1;
        return { kind: 'not-accepted', reason: 'THROTTLED' };
      case 'quota':
        this.throttled += 1;
        return { kind: 'not-accepted', reason: 'QUOTA_REACHED' };
      case 'unreachable':
        return { kind: 'not-accepted', reason: 'PROVIDER_NOT_REACHED' };
      case 'refuse':
        return { kind: 'refused', code: 'REFUSED' };
      case 'opted-out':
        this.#stopped.add(destination);
        return { kind: 'opted-out' };
    }
  }
}
