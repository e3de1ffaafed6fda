import type { Channel } from '../../../shared/codes.ts';
import { Temporal } from '../../../shared/time.ts';
import type { DeliveryCode } from '../delivery-code.ts';
import { hasBeenTaken, type ObservedChange } from './taken.ts';

/** A provider that has taken no message of a channel since. */
export type Outage = { readonly channel: Channel; readonly since: Temporal.Instant; readonly code: DeliveryCode };

/** Why a message waits or is in doubt that the provider should have taken. */
const OF_THE_PROVIDER: readonly (DeliveryCode | undefined)[] = [
  'PROVIDER_NOT_REACHED',
  'PROVIDER_NOT_CONFIGURED',
  'QUOTA_REACHED',
  'TIMEOUT',
  'CONNECTION_LOST',
  'SERVER_ERROR',
];

const isAfter = (one: Temporal.Instant, other: Temporal.Instant): boolean => Temporal.Instant.compare(one, other) > 0;

/**
 * Whether a channel's provider is out, after these changes: it is from its first failure on, until it takes a message
 * again. `known`: the outage that was on record. Nothing is lost meanwhile: what certainly was not taken waits.
 */
export const outageAfter = (
  channel: Channel,
  known: Outage | undefined,
  changes: readonly ObservedChange[],
): Outage | undefined => {
  const ours = changes.filter((change) => change.new.channel === channel);
  const taken = ours.filter(hasBeenTaken).map((change) => change.new.movedAt);
  const lastTaken = taken.reduce<Temporal.Instant | undefined>(
    (latest, at) => (latest && !isAfter(at, latest) ? latest : at),
    undefined,
  );
  const failed = ours
    .map((change) => change.new)
    .filter(({ state, code }) => (state === 'due' || state === 'uncertain') && OF_THE_PROVIDER.includes(code))
    .filter(({ movedAt }) => lastTaken === undefined || isAfter(movedAt, lastTaken))
    .toSorted((one, other) => Temporal.Instant.compare(one.movedAt, other.movedAt));
  const present = known && (lastTaken === undefined || isAfter(known.since, lastTaken)) ? known : undefined;
  const [first] = failed;
  if (present !== undefined || first?.code === undefined) return present;
  return { channel, since: first.movedAt, code: first.code };
};
