import { type DynamoDBDocumentClient, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { raced } from '../../shared/dynamodb/conditions.ts';
import { toStoredInstant } from '../../shared/dynamodb/instants.ts';
import type { Temporal } from '../../shared/time.ts';
import type { Subscription } from '../domain/subscription.ts';
import type { SubscriptionChange, SubscriptionChanges } from '../ports.ts';
import { dynamodbPhoneStops } from './phone-stops.ts';
import { endsPhone, subscriptionKey, toSubscriptionItem } from './subscriptions.ts';

/** What must still be as it was read: which subscription it is, its last write, its last opt-out, and whether it has ended. */
const isAsRead = ({ consentedAt, optedOutAt, ended, revision }: Subscription) => ({
  ConditionExpression: [
    'consentedAt = :consented',
    revision === undefined ? 'attribute_not_exists(revision)' : 'revision = :read',
    optedOutAt ? 'optedOutAt = :optedOut' : 'attribute_not_exists(optedOutAt)',
    ended ? 'attribute_exists(#ended)' : 'attribute_not_exists(#ended)',
  ].join(' AND '),
  ExpressionAttributeNames: { '#ended': 'ended' },
  ExpressionAttributeValues: {
    ':consented': toStoredInstant(consentedAt),
    ...(revision === undefined ? {} : { ':read': revision }),
    ...(optedOutAt ? { ':optedOut': toStoredInstant(optedOutAt) } : {}),
  },
});

const NOT_THERE = { ConditionExpression: 'attribute_not_exists(pk)' };

const nextOf = (before: Subscription | undefined): number => (before?.revision ?? 0) + 1;

type Sets = { readonly path: string; readonly names: Record<string, string>; readonly value: unknown }[];

const channelSets = ({ opened = [], closed = [] }: SubscriptionChange): Sets =>
  [...opened, ...closed].map((channel) => ({
    path: `#channels.#${channel}`,
    names: { '#channels': 'channels', [`#${channel}`]: channel },
    value: opened.includes(channel),
  }));

const sinceOf = (before: Subscription, { opened = [] }: SubscriptionChange, at: string) => {
  const known = Object.entries(before.channelsSince ?? {}).map(([channel, since]) => [channel, toStoredInstant(since)]);
  return opened.length === 0 ? undefined : Object.fromEntries([...known, ...opened.map((channel) => [channel, at])]);
};

const fieldSets = (before: Subscription, change: SubscriptionChange, at: string): Sets => {
  const { closed = [], language, hours, phone, email, guest, writtenBy } = change;
  return Object.entries({
    channelsSince: sinceOf(before, change, at),
    language,
    hours,
    phone,
    email,
    emailKey: email?.toLowerCase(),
    guest: guest ?? undefined,
    optedOutAt: closed.length > 0 ? at : undefined,
    phoneOptedOutAt: endsPhone(closed) ? at : undefined,
    writtenBy,
    revision: nextOf(before),
  }).flatMap(([name, value]) =>
    value === undefined ? [] : [{ path: `#${name}`, names: { [`#${name}`]: name }, value }],
  );
};

/** Changes subscriptions in their table, each with one write that another at the same moment cannot undo. */
export const dynamodbSubscriptionChanges = (client: DynamoDBDocumentClient, table: string): SubscriptionChanges => ({
  replace: async (before, after, phoneProvenAt) => {
    const Item = toSubscriptionItem({ ...after, revision: nextOf(before) });
    const put = new PutCommand({ TableName: table, Item, ...(before ? isAsRead(before) : NOT_THERE) });
    const written: 'written' | 'lost' = await raced(client.send(put), 'written', 'lost');
    if (written === 'written' && after.phone !== undefined && phoneProvenAt)
      await dynamodbPhoneStops(client, table).lift(after.phone, phoneProvenAt);
    return written;
  },

  change: async (before, change, at: Temporal.Instant) => {
    const sets = [...channelSets(change), ...fieldSets(before, change, toStoredInstant(at))];
    const read = isAsRead(before);
    const update = new UpdateCommand({
      TableName: table,
      Key: subscriptionKey(before.voterId),
      UpdateExpression: `SET ${sets.map(({ path }, index) => `${path} = :v${index}`).join(', ')}${change.guest === null ? ' REMOVE guest' : ''}`,
      ConditionExpression: read.ConditionExpression,
      ExpressionAttributeNames: Object.assign({}, read.ExpressionAttributeNames, ...sets.map(({ names }) => names)),
      ExpressionAttributeValues: {
        ...read.ExpressionAttributeValues,
        ...Object.fromEntries(sets.map(({ value }, index) => [`:v${index}`, value])),
      },
    });
    const written: 'written' | 'lost' = await raced(client.send(update), 'written', 'lost');
    // Whoever proves a number asks for messages to it, whatever was texted from it before.
    if (written === 'written' && change.phone !== undefined)
      await dynamodbPhoneStops(client, table).lift(change.phone, at);
    return written;
  },
});
