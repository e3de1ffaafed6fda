import type { Channel } from '../../lib/shared/codes.ts';
import { Temporal } from '../../lib/shared/time.ts';
import type { PhoneStop } from '../../lib/voters/domain/phone-stop.ts';
import { channelSince, type Subscription } from '../../lib/voters/domain/subscription.ts';
import type { PhoneStops } from '../../lib/voters/ports.ts';

type Kept = {
  readonly subscription: Subscription;
  readonly stopped?: { readonly at: Temporal.Instant; readonly channels: readonly Channel[] };
};

const isUntil = (one: Temporal.Instant, other: Temporal.Instant) => Temporal.Instant.compare(one, other) <= 0;

/** The subscriptions table, with an index that learns of a subscription only when it is told to. */
export class MemoryStops implements PhoneStops {
  readonly marks = new Map<string, PhoneStop>();
  readonly kept = new Map<string, Kept>();
  readonly indexed = new Set<string>();

  save(subscription: Subscription): void {
    this.kept.set(subscription.voterId, { subscription });
  }

  async subscription(voterId: string): Promise<Subscription | undefined> {
    return this.kept.get(voterId)?.subscription;
  }

  async find(phone: string): Promise<PhoneStop | undefined> {
    return this.marks.get(phone);
  }

  async mark(phone: string, at: Temporal.Instant): Promise<void> {
    const mark = this.marks.get(phone);
    if (mark && isUntil(at, mark.at)) return;
    this.marks.set(phone, { ...mark, at });
  }

  async lift(phone: string, at: Temporal.Instant): Promise<void> {
    const mark = this.marks.get(phone);
    if (!mark || isUntil(at, mark.at) || (mark.liftedAt && isUntil(at, mark.liftedAt))) return;
    this.marks.set(phone, { ...mark, liftedAt: at });
  }

  async ofPhone(phone: string): Promise<readonly Subscription[]> {
    return [...this.indexed].flatMap((voterId) => {
      const found = this.kept.get(voterId)?.subscription;
      return found?.phone === phone ? [found] : [];
    });
  }

  async end(of: { voterId: string; phone: string }, channels: readonly Channel[], at: Temporal.Instant) {
    const one = this.kept.get(of.voterId);
    if (!one || one.subscription.phone !== of.phone) return [];
    const { subscription, stopped } = one;
    const taken = channels.filter(
      (channel) => subscription.channels.includes(channel) && isUntil(channelSince(subscription, channel), at),
    );
    if (taken.length === 0) return [];
    const before = stopped && subscription.optedOutAt?.equals(stopped.at) ? stopped.channels : [];
    this.kept.set(of.voterId, {
      subscription: {
        ...subscription,
        channels: subscription.channels.filter((channel) => !taken.includes(channel)),
        optedOutAt: at,
      },
      stopped: { at, channels: [...before, ...taken] },
    });
    return taken;
  }

  async reopen(of: { voterId: string; phone: string }, at: Temporal.Instant) {
    const one = this.kept.get(of.voterId);
    if (!one?.stopped || one.subscription.phone !== of.phone || one.subscription.ended) return [];
    const { subscription, stopped } = one;
    if (!subscription.optedOutAt?.equals(stopped.at) || !isUntil(stopped.at, at)) return [];
    const since = Object.fromEntries(stopped.channels.map((channel) => [channel, at]));
    this.kept.set(of.voterId, {
      subscription: {
        ...subscription,
        channels: [...subscription.channels, ...stopped.channels],
        channelsSince: { ...subscription.channelsSince, ...since },
      },
    });
    return stopped.channels;
  }
}
