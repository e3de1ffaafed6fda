import { type DynamoDBDocumentClient, GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { CHANNELS, Channel, Language } from '../../shared/codes.ts';
import { CountyCode } from '../../shared/counties.ts';
import { raced } from '../../shared/dynamodb/conditions.ts';
import { StoredInstant, toStoredInstant } from '../../shared/dynamodb/instants.ts';
import { SendHours } from '../domain/hours.ts';
import { CONSENT_SOURCES, type Subscription } from '../domain/subscription.ts';
import type { SubscriptionStore } from '../ports.ts';

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
  consentSource: z.enum(CONSENT_SOURCES),
  optedOutAt: StoredInstant.exactOptional(),
});

const keyOf = (voterId: string): { pk: string; sk: string } => ({ pk: voterId, sk: 'SUBSCRIPTION' });

/** A subscription as its table keeps it. */
export const toSubscriptionItem = (subscription: Subscription): Record<string, unknown> => ({
  ...subscription,
  ...keyOf(subscription.voterId),
  channels: Object.fromEntries(CHANNELS.map((channel) => [channel, subscription.channels.includes(channel)])),
  consentedAt: toStoredInstant(subscription.consentedAt),
  optedOutAt: subscription.optedOutAt && toStoredInstant(subscription.optedOutAt),
});

/** Reads a stored subscription. */
export const fromSubscriptionItem = (item: unknown): Subscription => {
  const { channels, ...rest } = SubscriptionItem.parse(item);
  return { ...rest, channels: CHANNELS.filter((channel) => channels[channel]) };
};

/** Keeps subscriptions in the subscriptions table. */
export const dynamodbSubscriptions = (client: DynamoDBDocumentClient, table: string): SubscriptionStore => ({
  find: async (voterId) => {
    const { Item } = await client.send(new GetCommand({ TableName: table, Key: keyOf(voterId), ConsistentRead: true }));
    return Item && fromSubscriptionItem(Item);
  },

  save: async (subscription) => {
    await client.send(new PutCommand({ TableName: table, Item: toSubscriptionItem(subscription) }));
  },

  optOut: async (voterId, channels, at) => {
    if (channels.length === 0) return;
    const sets = channels.map((_, index) => `#channels.#c${index} = :no`);
    const update = new UpdateCommand({
      TableName: table,
      Key: keyOf(voterId),
      UpdateExpression: `SET ${sets.join(', ')}, optedOutAt = :at`,
      ConditionExpression: 'attribute_exists(pk)',
      ExpressionAttributeNames: {
        '#channels': 'channels',
        ...Object.fromEntries(channels.map((channel, index) => [`#c${index}`, channel])),
      },
      ExpressionAttributeValues: { ':no': false, ':at': toStoredInstant(at) },
    });
    await raced(client.send(update), undefined, undefined);
  },
});
