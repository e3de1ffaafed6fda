import type { Channel, Language } from '../../shared/codes.ts';
import type { CountyCode } from '../../shared/counties.ts';
import type { Temporal } from '../../shared/time.ts';
import type { SendHours } from './hours.ts';
import { isReachable, type VoterStanding } from './voter.ts';

/** Where a voter gave consent: the public site, county staff on the voter's behalf, or a rehearsal. */
export const CONSENT_SOURCES = ['site', 'county', 'rehearsal'] as const;
export type ConsentSource = (typeof CONSENT_SOURCES)[number];

/**
 * A voter's wish to be told about their ballots. It lasts for all later elections until the voter opts out or moves
 * to another county (guidance, p. 4).
 */
export type Subscription = {
  readonly voterId: string;
  /** County at sign-up. Once the voter's registration names another, the subscription no longer counts. */
  readonly county: CountyCode;
  /** The channels still wanted, in the order of `CHANNELS`; none after a full opt-out. */
  readonly channels: readonly Channel[];
  readonly language: Language;
  readonly hours: SendHours;
  /** E.164; for text and voice. */
  readonly phone?: string;
  readonly email?: string;
  readonly consentedAt: Temporal.Instant;
  /** When a channel was last switched on, or its number proven, where that was not at the consent. */
  readonly channelsSince?: { readonly [channel in Channel]?: Temporal.Instant };
  readonly consentSource: ConsentSource;
  /**
   * The one of two contacts that somebody put beside the other without proving that one too. Whoever has this one alone
   * changes nothing that reaches the other.
   */
  readonly guest?: 'phone' | 'email';
  /** When the voter last opted out of a channel. */
  readonly optedOutAt?: Temporal.Instant;
  /** Counts the writes; a subscription from before they were counted has none. */
  readonly revision?: number;
  /** What on the site wrote it last, as nobody else can name it: a repeat knows its own write by it. */
  readonly writtenBy?: string;
  /** Set when it has ended because the voter moved to another county: moving back does not open it again (p. 4). */
  readonly ended?: { readonly at: Temporal.Instant; readonly movedTo: CountyCode };
};

/** A voter who has just ended channels, and whether by calling our email spam. */
export type OptedOut = {
  readonly voterId: string;
  readonly county: CountyCode;
  readonly channels: readonly Channel[];
  readonly at: Temporal.Instant;
  readonly hasComplained: boolean;
};

/**
 * The channels over which this voter may be told something now. Empty for a voter who is not subscribed, moved to
 * another county, or must not be spoken with.
 */
export const openChannels = (
  voter: VoterStanding | undefined,
  subscription: Subscription | undefined,
): readonly Channel[] => {
  if (!voter || !subscription || !isReachable(voter)) return [];
  return subscription.county === voter.county && !subscription.ended ? subscription.channels : [];
};

/** Since when a channel is wanted: nothing that happened before that day is told over it. */
export const channelSince = ({ channelsSince, consentedAt }: Subscription, channel: Channel): Temporal.Instant =>
  channelsSince?.[channel] ?? consentedAt;
