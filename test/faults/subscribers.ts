import { type AnswerPorts, answerText } from '../../lib/messaging/use-cases/answer-text.ts';
import { CHANNELS, type Channel } from '../../lib/shared/codes.ts';
import type { Temporal } from '../../lib/shared/time.ts';
import type { Subscription } from '../../lib/voters/domain/subscription.ts';
import type { HistoryEvent } from '../ballot-tracking/truth/history.ts';
import type { VirtualTime } from '../event-sources/virtual-time.ts';
import { MemoryStops } from '../voters/memory-stops.ts';
import type { FaultyCalls } from './faulty-ports.ts';
import type { Random } from './random.ts';
import type { SimulatedVoter } from './scenario.ts';
import { unpaced } from './unpaced.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const VISIBILITY_MS = 180_000;
/** What is said by text, in some of the languages. */
const STOPS = ['STOP', 'stop please', 'Alto', '退订', 'Dừng', 'रोकें', 'UNSUBSCRIBE'] as const;
const STARTS = ['START', 'UNSTOP'] as const;

type Ports = {
  readonly time: VirtualTime;
  readonly random: Random;
  readonly calls: FaultyCalls;
  readonly clock: () => Promise<Temporal.Instant>;
  /** A carrier hears what is said to us by text too. */
  readonly carrier: { stop(destination: string): void; start(destination: string): void };
  /** A channel has been opened again. */
  readonly onOpened: (voterId: string) => void;
};

/** The subscriptions of all voters, as they and their carriers change them, with everything that was ever changed. */
export class Subscribers extends MemoryStops {
  readonly changes = new Map<string, HistoryEvent[]>();
  /** When a number's owner was first heard to say STOP, as long as they have not said START since; in milliseconds. */
  readonly stoppedAt = new Map<string, number>();
  /** Answers that went out, by the text that asked for them. */
  readonly answers = new Map<string, number>();
  readonly #ports: Ports;
  readonly #texts: AnswerPorts['texts'];

  constructor(voters: ReadonlyMap<string, SimulatedVoter>, ports: Ports) {
    super();
    this.#ports = ports;
    for (const { subscription } of voters.values()) {
      this.save(subscription);
      this.indexed.add(subscription.voterId);
    }
    const seen = new Map<string, Temporal.Instant>();
    const answered = new Set<string>();
    this.#texts = {
      firstSeen: async (id, at) => {
        seen.set(id, seen.get(id) ?? at);
        return seen.get(id) ?? at;
      },
      claimAnswer: async (id) => !answered.has(id) && Boolean(answered.add(id)),
      allow: async () => true,
    };
  }

  #changed(voterId: string, before: readonly Channel[], after: readonly Channel[]): void {
    const arrives = this.#ports.time.milliseconds;
    const events = CHANNELS.flatMap((channel): HistoryEvent[] => {
      const on = after.includes(channel);
      return on === before.includes(channel) ? [] : [{ kind: 'subscription', arrives, channel, on }];
    });
    this.changes.set(voterId, [...(this.changes.get(voterId) ?? []), ...events]);
  }

  /** Whoever looks into the table. */
  of(voterId: string): Subscription | undefined {
    return this.kept.get(voterId)?.subscription;
  }

  override async end(of: { voterId: string; phone: string }, channels: readonly Channel[], at: Temporal.Instant) {
    const before = this.of(of.voterId)?.channels ?? [];
    const taken = await super.end(of, channels, at);
    this.#changed(of.voterId, before, this.of(of.voterId)?.channels ?? []);
    return taken;
  }

  override async reopen(of: { voterId: string; phone: string }, at: Temporal.Instant) {
    const before = this.of(of.voterId)?.channels ?? [];
    const opened = await super.reopen(of, at);
    this.#changed(of.voterId, before, this.of(of.voterId)?.channels ?? []);
    if (opened.length > 0) this.#ports.onOpened(of.voterId);
    return opened;
  }

  override async mark(phone: string, at: Temporal.Instant): Promise<void> {
    await super.mark(phone, at);
    this.stoppedAt.set(phone, this.stoppedAt.get(phone) ?? this.#ports.time.milliseconds);
  }

  override async lift(phone: string, at: Temporal.Instant): Promise<void> {
    await super.lift(phone, at);
    this.stoppedAt.delete(phone);
  }

  /** On the site, or by the link in an email. */
  async optOut(voterId: string, channels: readonly Channel[], at: Temporal.Instant): Promise<void> {
    const known = this.of(voterId);
    if (known === undefined) return;
    const left = known.channels.filter((channel) => !channels.includes(channel));
    this.save({ ...known, channels: left, optedOutAt: at });
    this.#changed(voterId, known.channels, left);
  }

  /** A text to us, from its queue: it comes again until it is done. */
  #say(id: string, from: string, body: string): void {
    const { time, random, calls, clock } = this.#ports;
    const stops = {
      find: (phone: string) => calls.call(() => this.find(phone)),
      mark: (phone: string, at: Temporal.Instant) => calls.call(() => this.mark(phone, at)),
      lift: (phone: string, at: Temporal.Instant) => calls.call(() => this.lift(phone, at)),
      ofPhone: (phone: string) => calls.call(() => this.ofPhone(phone)),
      end: (...words: Parameters<MemoryStops['end']>) => calls.call(() => this.end(...words)),
      reopen: (...words: Parameters<MemoryStops['reopen']>) => calls.call(() => this.reopen(...words)),
    };
    const answer = answerText({
      clock,
      stops,
      texts: this.#texts,
      pace: unpaced,
      wait: (milliseconds) => time.pass(milliseconds),
      answeredByCarrier: [],
      siteUrl: 'https://example.org',
      send: async () => {
        this.answers.set(id, (this.answers.get(id) ?? 0) + 1);
        return random.chance(0.05) ? { kind: 'unknown', code: 'TIMEOUT' } : { kind: 'accepted', providerId: id };
      },
    });
    const receive = (): void => {
      let isDone = false;
      calls.begin();
      time.after(VISIBILITY_MS, () => {
        if (!isDone) receive();
      });
      void answer({ id, from, to: '+18335550100', body }).then(
        () => {
          isDone = true;
        },
        () => undefined,
      );
    };
    receive();
    if (calls.strikes('F2')) time.after(random.between(MINUTE, 60 * MINUTE), receive);
  }

  /** Lets one of twenty voters stop, most of them by text, and half of those start again. */
  begin(voters: Iterable<SimulatedVoter>): void {
    const { time, random, calls, carrier, clock } = this.#ports;
    for (const { subscription } of voters) {
      if (!calls.chance(0.05)) continue;
      const { voterId, phone = '' } = subscription;
      const at = random.between(0, 20 * DAY);
      if (random.chance(0.3)) {
        time.after(
          at,
          () => void clock().then((now) => this.optOut(voterId, random.chance(0.5) ? CHANNELS : ['email'], now)),
        );
        continue;
      }
      time.after(at, () => {
        if (random.chance(0.3)) carrier.stop(`${voterId} text`);
        this.#say(`${voterId} stop`, phone, random.pick(STOPS));
      });
      if (!random.chance(0.5)) continue;
      time.after(at + random.between(MINUTE, 5 * DAY), () => {
        carrier.start(`${voterId} text`);
        this.#say(`${voterId} start`, phone, random.pick(STARTS));
      });
    }
  }
}
