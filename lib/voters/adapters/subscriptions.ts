import { type DynamoDBDocumentClient, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { CHANNELS, Channel, Language } from '../../shared/codes.ts';
import { CountyCode } from '../../shared/counties.ts';
import { raced } from '../../shared/dynamodb/conditions.ts';
import { gatheredGet } from '../../shared/dynamodb/gathered-get.ts';
import { StoredInstant, toStoredInstant } from '../../shared/dynamodb/instants.ts';
import { SendHours } from '../domain/hours.ts';
import { PHONE_CHANNELS } from '../domain/phone-stop.ts';
import { CONSENT_SOURCES, type Subscription } from '../domain/subscription.ts';
import type { ReadOptedOut, ReadVoterNowListening, SubscriptionStore } from '../ports.ts';

/** One attribute per channel, so that two opt-outs at the same time cannot undo each other. */
const SubscriptionItem = z.object({
  voterId: z.string(),
  county: CountyCode,
  channels: z.record(Channel, z.boolean()),
  language: Language,
  hours: SendHours,
  phone: z.string().exactOptional(),
  email: z.string().exactOptional(),
  consentedAt: StoredInstant,
  channelsSince: z.partialRecord(Channel, StoredInstant).exactOptional(),
  consentSource: z.enum(CONSENT_SOURCES),
  guest: z.enum(['phone', 'email']).exactOptional(),
  optedOutAt: StoredInstant.exactOptional(),
  ended: z.object({ at: StoredInstant, movedTo: CountyCode }).exactOptional(),
  revision: z.int().exactOptional(),
  writtenBy: z.string().exactOptional(),
});

/** The key of a voter's subscription. */
export const subscriptionKey = (voterId: string): { pk: string; sk: string } => ({ pk: voterId, sk: 'SUBSCRIPTION' });

/** A subscription as its table keeps it. */
export const toSubscriptionItem = (subscription: Subscription): Record<string, unknown> => ({
  ...subscription,
  ...subscriptionKey(subscription.voterId),
  // An index has them by it: addresses are the same in capitals.
  emailKey: subscription.email?.toLowerCase(),
  channels: Object.fromEntries(CHANNELS.map((channel) => [channel, subscription.channels.includes(channel)])),
  consentedAt: toStoredInstant(subscription.consentedAt),
  channelsSince:
    subscription.channelsSince &&
    Object.fromEntries(Object.entries(subscription.channelsSince).map(([name, at]) => [name, toStoredInstant(at)])),
  optedOutAt: subscription.optedOutAt && toStoredInstant(subscription.optedOutAt),
  ended: subscription.ended && { ...subscription.ended, at: toStoredInstant(subscription.ended.at) },
});

/** Reads a stored subscription. */
export const fromSubscriptionItem = (item: unknown): Subscription => {
  const { channels, ...rest } = SubscriptionItem.parse(item);
  return { ...rest, channels: CHANNELS.filter((channel) => channels[channel]) };
};

/** Where a channel's messages go. */
const contactOf = (channel: Channel, { phone, email }: Subscription): string | undefined =>
  channel === 'email' ? email : phone;

/**
 * Reads a change of the table: signing up, also in another county or anew after a move has ended it, opening a channel,
 * other hours or contacts.
 */
export const voterNowListening: ReadVoterNowListening = ({ newImage, oldImage }) => {
  if (newImage?.['sk'] !== 'SUBSCRIPTION') return undefined;
  const now = fromSubscriptionItem(newImage);
  const { voterId, county, channels, hours } = now;
  const before = oldImage && fromSubscriptionItem(oldImage);
  const replaced = channels.filter((one) => before && contactOf(one, before) !== contactOf(one, now));
  const isBack = before?.ended !== undefined && now.ended === undefined;
  const isNew = isBack || before?.county !== county || channels.some((channel) => !before.channels.includes(channel));
  const hasOtherHours = JSON.stringify(before?.hours) !== JSON.stringify(hours);
  return channels.length > 0 && (isNew || hasOtherHours || replaced.length > 0) ? { voterId, replaced } : undefined;
};

/** Reads a change of the table: channels that were on and are off, by an opt-out. What a move ends is none. */
export const voterOptedOut: ReadOptedOut = ({ newImage, oldImage }) => {
  if (newImage?.['sk'] !== 'SUBSCRIPTION' || oldImage === undefined) return undefined;
  const { voterId, county, channels, optedOutAt: at } = fromSubscriptionItem(newImage);
  const before = fromSubscriptionItem(oldImage);
  const ended = before.channels.filter((channel) => !channels.includes(channel));
  if (at === undefined || ended.length === 0 || before.optedOutAt?.equals(at)) return undefined;
  const hasComplained = newImage['complainedAt'] !== undefined && newImage['complainedAt'] === newImage['optedOutAt'];
  return { voterId, county, channels: ended, at, hasComplained };
};

/** Whether an opt-out is of texts or calls: START by text does not put back what a voter ended so after STOP. */
export const endsPhone = (channels: readonly Channel[]): boolean =>
  channels.some((channel) => PHONE_CHANNELS.some((one) => one === channel));

/** Keeps subscriptions in the subscriptions table. */
export const dynamodbSubscriptions = (client: DynamoDBDocumentClient, table: string): SubscriptionStore => {
  const get = gatheredGet(client, table);
  return {
    find: async (voterId) => {
      const item = await get(subscriptionKey(voterId));
      return item && fromSubscriptionItem(item);
    },

    save: async (subscription) => {
      await client.send(new PutCommand({ TableName: table, Item: toSubscriptionItem(subscription) }));
    },

    optOut: async (voterId, channels, at, why) => {
      if (channels.length === 0) return;
      const sets = channels.map((_, index) => `#channels.#c${index} = :no`);
      const ofPhone = endsPhone(channels) ? ', phoneOptedOutAt = :at' : '';
      const ofSpam = why === 'complaint' ? ', complainedAt = :at' : '';
      const update = new UpdateCommand({
        TableName: table,
        Key: subscriptionKey(voterId),
        UpdateExpression: `SET ${sets.join(', ')}, optedOutAt = :at${ofPhone}${ofSpam} ADD revision :one`,
        ConditionExpression: 'attribute_exists(pk)',
        ExpressionAttributeNames: {
          '#channels': 'channels',
          ...Object.fromEntries(channels.map((channel, index) => [`#c${index}`, channel])),
        },
        ExpressionAttributeValues: { ':no': false, ':at': toStoredInstant(at), ':one': 1 },
      });
      await raced(client.send(update), undefined, undefined);
    },
  };
};
