import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { BatchGetCommand, DynamoDBDocumentClient, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Channel } from '../../../lib/shared/codes.ts';
import { createDocumentClient } from '../../../lib/shared/dynamodb/document-client.ts';
import { Temporal } from '../../../lib/shared/time.ts';
import { dynamodbPhoneStops } from '../../../lib/voters/adapters/phone-stops.ts';
import {
  dynamodbSubscriptions,
  fromSubscriptionItem,
  toSubscriptionItem,
} from '../../../lib/voters/adapters/subscriptions.ts';
import { isInForce, isStopped } from '../../../lib/voters/domain/phone-stop.ts';
import type { Subscription } from '../../../lib/voters/domain/subscription.ts';

type Item = Record<string, unknown>;

/** What DynamoDB makes of the expressions of this adapter: paths, `=`, `<`, `<=`, existence, AND, OR and one pair of brackets. */
const evaluator = (item: Item, names: Record<string, string>, values: Item) => {
  const steps = (path: string) => path.split('.').map((step) => names[step] ?? step);
  const read = (path: string): unknown =>
    path.startsWith(':')
      ? values[path]
      : steps(path).reduce<unknown>((node, step) => (node as Item | undefined)?.[step], item);
  const term = (text: string): boolean => {
    const [, negated, path = ''] = /^attribute_(not_)?exists\((\S+)\)$/.exec(text) ?? [];
    if (path !== '') return (read(path) === undefined) === (negated !== undefined);
    const [left = '', sign = '', right = ''] = text.split(' ');
    const [one, other] = [read(left), read(right)];
    if (one === undefined || other === undefined) return false;
    return sign === '=' ? one === other : sign === '<' ? String(one) < String(other) : String(one) <= String(other);
  };
  const holds = (condition: string): boolean =>
    condition.split(/ AND (?![^(]* OR [^(]*\))/).every((part) =>
      part
        .replace(/^\((.*)\)$/, '$1')
        .split(' OR ')
        .some(term),
    );
  const write = (path: string, value: unknown): void => {
    const all = steps(path);
    const last = all.pop() ?? '';
    const parent = all.reduce<Item>((node, step) => {
      if (node[step] === undefined) throw new Error(`There is no ${step} to write into.`);
      return node[step] as Item;
    }, item);
    if (value === undefined) delete parent[last];
    else parent[last] = value;
  };
  const update = (expression: string): void => {
    const [, sets = '', removes = '', added = ''] =
      /^SET (.*?)(?: REMOVE (.*?))?(?: ADD revision (:\w+))?$/.exec(expression) ?? [];
    if (added !== '') write('revision', Number(item['revision'] ?? 0) + Number(read(added)));
    for (const one of sets.split(', ')) {
      const [path = '', value = ''] = one.split(' = ');
      write(path, read(value));
    }
    for (const path of removes.split(', ').filter(Boolean)) write(path, undefined);
  };
  return { holds, update };
};

const mock = mockClient(DynamoDBDocumentClient);
const stops = dynamodbPhoneStops(createDocumentClient(), 't');
let items: Map<string, Item>;
const nameOf = (key: Item | undefined) => `${key?.['pk']} ${key?.['sk']}`;

beforeEach(() => {
  items = new Map();
  mock.reset();
  mock.on(BatchGetCommand).callsFake(({ RequestItems }) => ({
    Responses: { t: RequestItems.t.Keys.flatMap((key: Item) => structuredClone(items.get(nameOf(key))) ?? []) },
  }));
  mock.on(QueryCommand).callsFake(({ ExpressionAttributeValues }) => ({
    Items: [...items.values()].filter((item) => item['phone'] === ExpressionAttributeValues[':contact']),
  }));
  mock.on(UpdateCommand).callsFake((input) => {
    const used = `${input.UpdateExpression} ${input.ConditionExpression}`.match(/[#:]\w+/g) ?? [];
    const given = [...Object.keys(input.ExpressionAttributeNames), ...Object.keys(input.ExpressionAttributeValues)];
    expect([...new Set(used)].toSorted()).toEqual(given.toSorted());
    const known = items.get(nameOf(input.Key));
    const item = structuredClone(known ?? input.Key);
    const { holds, update } = evaluator(item, input.ExpressionAttributeNames, input.ExpressionAttributeValues);
    if (!holds(input.ConditionExpression)) throw new ConditionalCheckFailedException({ message: '', $metadata: {} });
    update(input.UpdateExpression);
    items.set(nameOf(input.Key), item);
    return {};
  });
});

const PHONE = '+19165550123';
const OF = { voterId: 'V1', phone: PHONE };
const at = (minute: number) => Temporal.Instant.from('2026-10-05T17:00:00Z').add({ minutes: minute });
const SUBSCRIPTION: Subscription = {
  voterId: 'V1',
  county: '03',
  channels: ['text', 'email', 'voice'],
  language: 'en',
  hours: { start: '08:00', end: '20:00', zone: 'America/Los_Angeles' },
  phone: PHONE,
  email: 'voter@example.org',
  consentedAt: at(0),
  consentSource: 'site',
};
const save = (change: Partial<Subscription> = {}) => {
  const item = JSON.parse(JSON.stringify(toSubscriptionItem({ ...SUBSCRIPTION, ...change })));
  items.set(nameOf(item), item);
};
const stored = () => fromSubscriptionItem(items.get('V1 SUBSCRIPTION'));
/** By the link in an email or on the site, a minute after STOP. */
const optOut = (channels: readonly Channel[]) =>
  dynamodbSubscriptions(createDocumentClient(), 't').optOut('V1', channels, at(6));
const BOTH = ['text', 'voice'] as const;

describe('what the owner of a number has said', () => {
  it('is the later word, in whatever order it is written', async () => {
    expect(await stops.find(PHONE)).toBeUndefined();
    await stops.lift(PHONE, at(1));
    expect(await stops.find(PHONE)).toBeUndefined();
    await stops.mark(PHONE, at(5));
    await stops.mark(PHONE, at(3));
    await stops.lift(PHONE, at(4));
    const mark = await stops.find(PHONE);
    expect(mark?.at.equals(at(5))).toBe(true);
    expect(isInForce(mark)).toBe(true);
    await stops.lift(PHONE, at(6));
    expect(isInForce(await stops.find(PHONE))).toBe(false);
    await stops.mark(PHONE, at(7));
    expect(isInForce(await stops.find(PHONE))).toBe(true);
  });

  it('holds for what was wanted until then, over text and voice', async () => {
    await stops.mark(PHONE, at(5));
    const mark = await stops.find(PHONE);
    expect(isStopped(mark, 'text', SUBSCRIPTION)).toBe(true);
    expect(isStopped(mark, 'voice', SUBSCRIPTION)).toBe(true);
    expect(isStopped(mark, 'email', SUBSCRIPTION)).toBe(false);
    expect(isStopped(mark, 'text', { ...SUBSCRIPTION, consentedAt: at(5) })).toBe(true);
    expect(isStopped(mark, 'text', { ...SUBSCRIPTION, consentedAt: at(6) })).toBe(false);
    expect(isStopped(mark, 'text', { ...SUBSCRIPTION, channelsSince: { text: at(6) } })).toBe(false);
  });
});

describe('ending and opening a subscription by its number', () => {
  it('takes out what STOP is about, and puts back just that', async () => {
    save({ channels: ['text', 'email'] });
    expect(await stops.end(OF, BOTH, at(5))).toEqual(['text']);
    expect(stored()).toMatchObject({ channels: ['email'] });
    expect(await stops.end(OF, BOTH, at(6))).toEqual([]);
    expect(await stops.reopen(OF, at(7))).toEqual(['text']);
    expect(stored().channels).toEqual(['text', 'email']);
    expect(stored().channelsSince?.text?.equals(at(7))).toBe(true);
    expect(await stops.reopen(OF, at(8))).toEqual([]);
    // Said again, it ends again.
    expect(await stops.end(OF, BOTH, at(9))).toEqual(['text']);
  });

  it('remembers both channels that two words have ended', async () => {
    save();
    expect(await stops.end(OF, ['text'], at(5))).toEqual(['text']);
    expect(await stops.end(OF, BOTH, at(6))).toEqual(['voice']);
    expect((await stops.reopen(OF, at(7))).toSorted()).toEqual(['text', 'voice']);
  });

  it('leaves alone what was asked for later, another number, and nobody', async () => {
    expect(await stops.end(OF, BOTH, at(5))).toEqual([]);
    save({ consentedAt: at(6) });
    expect(await stops.end(OF, BOTH, at(5))).toEqual([]);
    save({ channelsSince: { text: at(6) } });
    expect(await stops.end(OF, BOTH, at(5))).toEqual(['voice']);
    save({ phone: '+19165550124' });
    expect(await stops.end(OF, BOTH, at(5))).toEqual([]);
    expect(stored().channels).toEqual(['text', 'email', 'voice']);
  });

  it('opens nothing after an opt-out of the voter’s own, a move, or a sign-up in its place', async () => {
    save();
    await stops.end(OF, BOTH, at(5));
    const ended = items.get('V1 SUBSCRIPTION') ?? {};
    await optOut(['text']);
    expect(await stops.reopen(OF, at(7))).toEqual([]);
    items.set('V1 SUBSCRIPTION', { ...ended, ended: { at: '2026-10-05T18:00:00.000Z', movedTo: '04' } });
    expect(await stops.reopen(OF, at(7))).toEqual([]);
    save({ channels: ['email'] });
    expect(await stops.reopen(OF, at(7))).toEqual([]);
    items.set('V1 SUBSCRIPTION', ended);
    expect(await stops.reopen(OF, at(4))).toEqual([]);
    expect((await stops.reopen(OF, at(7))).length).toBe(2);
  });

  it('opens what STOP took though the emails were ended since, and nothing that was ended with them', async () => {
    save();
    await stops.end(OF, BOTH, at(5));
    await optOut(['email']);
    expect((await stops.reopen(OF, at(7))).toSorted()).toEqual(['text', 'voice']);
    expect(stored().channels).toEqual(['text', 'voice']);
    save();
    await stops.end(OF, BOTH, at(5));
    await optOut(['text', 'email', 'voice']);
    expect(await stops.reopen(OF, at(7))).toEqual([]);
    expect(stored().channels).toEqual([]);
  });

  it('finds every subscription with the number', async () => {
    save();
    expect((await stops.ofPhone(PHONE)).map(({ voterId }) => voterId)).toEqual(['V1']);
    expect(await stops.ofPhone('+19165550199')).toEqual([]);
  });
});
