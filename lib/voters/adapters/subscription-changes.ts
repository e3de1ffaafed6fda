import { type DynamoDBDocumentClient, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { raced } from '../../shared/dynamodb/conditions.ts';
import { toStoredInstant } from '../../shared/dynamodb/instants.ts';
import type { Temporal } from '../../shared/time.ts';
import type { Subscription } from '../domain/subscription.ts';
import type { SubscriptionChange, SubscriptionChanges } from '../ports.ts';
import { dynamodbPhoneStops } from './phone-stops.ts';
import { endsPhone, subscriptionKey, toSubscriptionItem } from './subscriptions.ts';

const STANDS = 'attribute_exists(pk) AND attribute_not_exists(#ended)';
const ENDED = { '#ended': 'ended' } as const;

/** What must still be as it was read: which subscription it is, which opt-out was its last, and that it has not ended since. */
const isAsRead = (before: Subscription | undefined) => {
  if (!before) return { ConditionExpression: 'attribute_not_exists(pk)' };
  const { consentedAt, optedOutAt, ended } = before;
  return {
    ConditionExpression: [
      'consentedAt = :consented',
      optedOutAt ? 'optedOutAt = :optedOut' : 'attribute_not_exists(optedOutAt)',
      ended ? 'attribute_exists(#ended)' : 'attribute_not_exists(#ended)',
    ].join(' AND '),
    ExpressionAttributeNames: ENDED,
    ExpressionAttributeValues: {
      ':consented': toStoredInstant(consentedAt),
      ...(optedOutAt ? { ':optedOut': toStoredInstant(optedOutAt) } : {}),
    },
  };
};

type Sets = { readonly path: string; readonly names: Record<string, string>; readonly value: unknown }[];

const channelSets = ({ opened = [], closed = [] }: SubscriptionChange, at: string): Sets => [
  ...opened.flatMap((channel) => [
    { path: `#channels.#${channel}`, names: { '#channels': 'channels', [`#${channel}`]: channel }, value: true },
    { path: `#since.#${channel}`, names: { '#since': 'channelsSince', [`#${channel}`]: channel }, value: at },
  ]),
  ...closed.map((channel) => ({
    path: `#channels.#${channel}`,
    names: { '#channels': 'channels', [`#${channel}`]: channel },
    value: false,
  })),
];

const fieldSets = ({ closed = [], language, hours, phone, email, guest }: SubscriptionChange, at: string): Sets =>
  Object.entries({
    language,
    hours,
    phone,
    email,
    emailKey: email?.toLowerCase(),
    guest: guest ?? undefined,
    optedOutAt: closed.length > 0 ? at : undefined,
    phoneOptedOutAt: endsPhone(closed) ? at : undefined,
  }).flatMap(([name, value]) =>
    value === undefined ? [] : [{ path: `#${name}`, names: { [`#${name}`]: name }, value }],
  );

/** Changes subscriptions in their table, each with one write that another at the same moment cannot undo. */
export const dynamodbSubscriptionChanges = (client: DynamoDBDocumentClient, table: string): SubscriptionChanges => {
  /** A map inside an item can be written into only where there is one. */
  const makeRoom = (voterId: string): Promise<'written' | 'gone'> => {
    const update = new UpdateCommand({
      TableName: table,
      Key: subscriptionKey(voterId),
      UpdateExpression: 'SET channelsSince = if_not_exists(channelsSince, :none)',
      ConditionExpression: STANDS,
      ExpressionAttributeNames: ENDED,
      ExpressionAttributeValues: { ':none': {} },
    });
    return raced(client.send(update), 'written', 'gone');
  };
  const write = (voterId: string, sets: Sets, removed: string): Promise<'written' | 'gone'> => {
    const update = new UpdateCommand({
      TableName: table,
      Key: subscriptionKey(voterId),
      UpdateExpression: `SET ${sets.map(({ path }, index) => `${path} = :v${index}`).join(', ')}${removed}`,
      ConditionExpression: STANDS,
      ExpressionAttributeNames: Object.assign({}, ENDED, ...sets.map(({ names }) => names)),
      ExpressionAttributeValues: Object.fromEntries(sets.map(({ value }, index) => [`:v${index}`, value])),
    });
    return raced(client.send(update), 'written', 'gone');
  };
  return {
    replace: async (before, after, phoneProvenAt) => {
      const put = new PutCommand({ TableName: table, Item: toSubscriptionItem(after), ...isAsRead(before) });
      const written: 'written' | 'lost' = await raced(client.send(put), 'written', 'lost');
      if (written === 'written' && after.phone !== undefined && phoneProvenAt)
        await dynamodbPhoneStops(client, table).lift(after.phone, phoneProvenAt);
      return written;
    },

    change: async (voterId, change, at: Temporal.Instant) => {
      const stored = toStoredInstant(at);
      const sets = [...channelSets(change, stored), ...fieldSets(change, stored)];
      if (change.opened?.length && (await makeRoom(voterId)) === 'gone') return 'gone';
      const written =
        sets.length === 0 ? 'written' : await write(voterId, sets, change.guest === null ? ' REMOVE guest' : '');
      // Whoever proves a number asks for messages to it, whatever was texted from it before.
      if (change.phone !== undefined) await dynamodbPhoneStops(client, table).lift(change.phone, at);
      return written;
    },
  };
};
