import { Temporal } from '../../lib/shared/time.ts';

type Event = { readonly at: number; readonly order: number; readonly run: () => void };

const before = (a: Event, b: Event): boolean => a.at < b.at || (a.at === b.at && a.order < b.order);

/** A binary heap of events by time, then by the order in which they were made. */
class EventHeap {
  readonly #events: Event[] = [];

  get size(): number {
    return this.#events.length;
  }

  push(event: Event): void {
    const events = this.#events;
    let index = events.push(event) - 1;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      const above = events[parent];
      if (above === undefined || !before(event, above)) break;
      events[index] = above;
      index = parent;
    }
    events[index] = event;
  }

  pop(): Event | undefined {
    const events = this.#events;
    const first = events[0];
    const last = events.pop();
    if (first === undefined || last === undefined || events.length === 0) return first;
    let index = 0;
    for (;;) {
      let child = 2 * index + 1;
      const left = events[child];
      if (left === undefined) break;
      const right = events[child + 1];
      if (right !== undefined && before(right, left)) child += 1;
      const smallest = events[child];
      if (smallest === undefined || !before(smallest, last)) break;
      events[index] = smallest;
      index = child;
    }
    events[index] = last;
    return first;
  }
}

/** Runs everything that is ready, down to the last promise, before time moves on. */
const settled = (): Promise<void> => new Promise((done) => process.nextTick(done));

/**
 * Time that passes only when everything has been done that can be done now. Tasks wait on it between their steps, so
 * that any two of them can meet in any order, and a task can stop for good at any step.
 */
export class VirtualTime {
  #now: number;
  #order = 0;
  readonly #heap = new EventHeap();

  constructor(start: Temporal.Instant) {
    this.#now = start.epochMilliseconds;
  }

  get milliseconds(): number {
    return this.#now;
  }

  now(): Temporal.Instant {
    return Temporal.Instant.fromEpochMilliseconds(this.#now);
  }

  /** Runs something after so many milliseconds. */
  after(milliseconds: number, run: () => void): void {
    this.#order += 1;
    this.#heap.push({ at: this.#now + milliseconds, order: this.#order, run });
  }

  /** Waits so many milliseconds. */
  pass(milliseconds: number): Promise<void> {
    return new Promise((done) => this.after(milliseconds, done));
  }

  /** Lets time pass until nothing is left to happen, or until `end`. */
  async run(end: Temporal.Instant): Promise<void> {
    const last = end.epochMilliseconds;
    while (this.#heap.size > 0) {
      const event = this.#heap.pop();
      if (event === undefined || event.at > last) return;
      this.#now = Math.max(this.#now, event.at);
      event.run();
      await settled();
    }
  }
}
