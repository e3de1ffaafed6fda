import { type DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { Channel } from '../../shared/codes.ts';
import { batchGet } from '../../shared/dynamodb/batch-get.ts';
import { raced } from '../../shared/dynamodb/conditions.ts';
import { gatheredGet } from '../../shared/dynamodb/gathered-get.ts';
import { StoredInstant, toStoredInstant } from '../../shared/dynamodb/instants.ts';
import { Temporal } from '../../shared/time.ts';
import type { PhoneStop } from '../domain/phone-stop.ts';
import { channelSince } from '../domain/subscription.ts';
import type { PhoneStops } from '../ports.ts';
import { fromSubscriptionItem, subscriptionKey } from './subscriptions.ts';
import { dynamodbSubscriptionsByContact } from './subscriptions-by-contact.ts';

const MarkItem = z.object({ at: StoredInstant, liftedAt: StoredInstant.exactOptional() });
/** What STOP took from a subscription, beside it: a later sign-up in its place forgets it. */
const Stopped = z.object({ stopped: z.object({ at: StoredInstant, channels: z.array(Channel) }) });
/** When the voter last ended a channel of the phone otherwise. That emails were ended says nothing of the phone. */
const OwnWord = z.object({ phoneOptedOutAt: StoredInstant });

/** Not named `phone`: the index of that name is of subscriptions. */
const markKey = (phone: string) => ({ pk: `STOP#${phone}`, sk: 'STOP' });

/** Whoever changes a subscription at the same moment is looked at once more. */
const TRIES = 3;

const NEVER = Temporal.Instant.fromEpochMilliseconds(0);

type Item = Readonly<Record<string, unknown>>;
type Of = { readonly voterId: string; readonly phone: string };
type Step = {
  readonly channels: readonly Channel[];
  readonly update: {
    readonly UpdateExpression: string;
    readonly ConditionExpression: string;
    readonly ExpressionAttributeNames: Record<string, string>;
    readonly ExpressionAttributeValues: Item;
  };
};

const isUntil = (one: Temporal.Instant, other: Temporal.Instant): boolean => Temporal.Instant.compare(one, other) <= 0;

const channelNames = (channels: readonly Channel[]): Record<string, string> =>
  Object.fromEntries(channels.map((channel, index) => [`#c${index}`, channel]));

const stoppedOf = (item: Item): { readonly at: Temporal.Instant; readonly channels: readonly Channel[] } | undefined =>
  Stopped.safeParse(item).data?.stopped;

/** Whether the voter has taken no text or call out themselves since STOP: that is not put back by START. */
const isLastWord = (item: Item): boolean => {
  const own = OwnWord.safeParse(item).data?.phoneOptedOutAt ?? NEVER;
  return isUntil(own, stoppedOf(item)?.at ?? NEVER);
};

/** Takes the channels out, and remembers which. What is wanted since a later time than STOP is not its business. */
const endStep = (item: Item, { phone }: Of, wanted: readonly Channel[], at: Temporal.Instant): Step | undefined => {
  const subscription = fromSubscriptionItem(item);
  const isOn = (channel: Channel) =>
    subscription.channels.includes(channel) && isUntil(channelSince(subscription, channel), at);
  const channels = subscription.phone === phone ? wanted.filter(isOn) : [];
  if (channels.length === 0) return undefined;
  const before = isLastWord(item) ? (stoppedOf(item)?.channels ?? []) : [];
  const sets = channels.map((_, index) => `#channels.#c${index} = :no`);
  const unchanged = channels.map((_, index) => `(attribute_not_exists(#since.#c${index}) OR #since.#c${index} <= :at)`);
  const update = {
    UpdateExpression: `SET ${sets.join(', ')}, optedOutAt = :at, #stopped = :stopped`,
    ConditionExpression: ['phone = :phone', ...unchanged].join(' AND '),
    ExpressionAttributeNames: {
      '#channels': 'channels',
      '#since': 'channelsSince',
      '#stopped': 'stopped',
      ...channelNames(channels),
    },
    ExpressionAttributeValues: {
      ':no': false,
      ':at': toStoredInstant(at),
      ':phone': phone,
      ':stopped': { at: toStoredInstant(at), channels: [...new Set([...before, ...channels])] },
    },
  };
  return { channels, update };
};

/** Puts back what STOP took, as wanted from now on. */
const reopenStep = (item: Item, { phone }: Of, at: Temporal.Instant): Step | undefined => {
  const subscription = fromSubscriptionItem(item);
  const stopped = stoppedOf(item);
  if (
    stopped === undefined ||
    !isLastWord(item) ||
    subscription.ended ||
    subscription.phone !== phone ||
    !isUntil(stopped.at, at)
  )
    return undefined;
  const since = Object.entries(subscription.channelsSince ?? {}).map(([name, from]) => [name, toStoredInstant(from)]);
  const reopened = stopped.channels.map((channel) => [channel, toStoredInstant(at)]);
  const sets = stopped.channels.map((_, index) => `#channels.#c${index} = :yes`);
  const update = {
    UpdateExpression: `SET ${sets.join(', ')}, channelsSince = :since REMOVE #stopped`,
    ConditionExpression:
      'phone = :phone AND attribute_not_exists(#ended) AND #stopped.#at = :stoppedAt AND (attribute_not_exists(phoneOptedOutAt) OR phoneOptedOutAt <= :stoppedAt)',
    ExpressionAttributeNames: {
      '#channels': 'channels',
      '#stopped': 'stopped',
      '#at': 'at',
      '#ended': 'ended',
      ...channelNames(stopped.channels),
    },
    ExpressionAttributeValues: {
      ':yes': true,
      ':phone': phone,
      ':stoppedAt': toStoredInstant(stopped.at),
      ':since': Object.fromEntries([...since, ...reopened]),
    },
  };
  return { channels: stopped.channels, update };
};

/** Counts the write, and makes it of what was read only. */
const counted = (item: Item, { update }: Step): Step['update'] => {
  const { revision } = fromSubscriptionItem(item);
  const isAsRead = revision === undefined ? 'attribute_not_exists(revision)' : 'revision = :read';
  return {
    ...update,
    UpdateExpression: `${update.UpdateExpression} ADD revision :one`,
    ConditionExpression: `${update.ConditionExpression} AND ${isAsRead}`,
    ExpressionAttributeValues: {
      ...update.ExpressionAttributeValues,
      ':one': 1,
      ...(revision === undefined ? {} : { ':read': revision }),
    },
  };
};

/** Keeps what owners of numbers have said in the subscriptions table. */
export const dynamodbPhoneStops = (client: DynamoDBDocumentClient, table: string): PhoneStops => {
  const get = gatheredGet(client, table);
  const change = async (of: Of, step: (item: Item) => Step | undefined): Promise<readonly Channel[]> => {
    const Key = subscriptionKey(of.voterId);
    for (let tries = 0; tries < TRIES; tries += 1) {
      const [item] = await batchGet(client, table, [Key]);
      const next = item && step(item);
      if (item === undefined || next === undefined) return [];
      const write = client.send(new UpdateCommand({ TableName: table, Key, ...counted(item, next) }));
      if (await raced(write, true, false)) return next.channels;
    }
    throw new Error('A subscription changed each time it was to be ended or opened by text.');
  };
  const said = (phone: string, update: Record<string, unknown>, at: Temporal.Instant): Promise<void> =>
    raced(
      client.send(
        new UpdateCommand({
          TableName: table,
          Key: markKey(phone),
          ...update,
          ExpressionAttributeValues: { ':at': toStoredInstant(at) },
        }),
      ),
      undefined,
      undefined,
    );
  return {
    find: async (phone): Promise<PhoneStop | undefined> => {
      const item = await get(markKey(phone));
      return item && MarkItem.parse(item);
    },
    mark: (phone, at) =>
      said(
        phone,
        {
          UpdateExpression: 'SET #at = :at',
          ConditionExpression: 'attribute_not_exists(#at) OR #at < :at',
          ExpressionAttributeNames: { '#at': 'at' },
        },
        at,
      ),
    lift: (phone, at) =>
      said(
        phone,
        {
          UpdateExpression: 'SET liftedAt = :at',
          ConditionExpression: '#at < :at AND (attribute_not_exists(liftedAt) OR liftedAt < :at)',
          ExpressionAttributeNames: { '#at': 'at' },
        },
        at,
      ),
    ofPhone: dynamodbSubscriptionsByContact(client, table).byPhone,
    end: (of, channels, at) => change(of, (item) => endStep(item, of, channels, at)),
    reopen: (of, at) => change(of, (item) => reopenStep(item, of, at)),
  };
};
