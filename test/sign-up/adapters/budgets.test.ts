import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { BatchGetCommand, DynamoDBDocumentClient, GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, expect, it } from 'vitest';
import { createDocumentClient } from '../../../lib/shared/dynamodb/document-client.ts';
import { dynamodbBudgets } from '../../../lib/sign-up/adapters/budgets.ts';
import { dynamodbPepper } from '../../../lib/sign-up/adapters/pepper.ts';
import { addressKey, contactKey, groupOf, networkKey } from '../../../lib/sign-up/domain/budget.ts';
import { NOW, PHONE } from '../sign-up-memory.ts';

const dynamodb = mockClient(DynamoDBDocumentClient);
const client = createDocumentClient();
beforeEach(() => dynamodb.reset());

const budgets = dynamodbBudgets(client, 'visits', async () => 'pepper');
const COUNTED = { budget: 'address-requests', subject: PHONE } as const;
const SLIDING = { budget: 'contact-codes-hour', subject: PHONE } as const;
const inputs = () => dynamodb.commandCalls(UpdateCommand).map((call) => call.args[0].input);

it('counts within a window, under a hash that needs a key', async () => {
  dynamodb.on(UpdateCommand).resolves({ Attributes: { count: 4 } });
  expect(await budgets.take(COUNTED, NOW.add({ minutes: 59 }))).toBe(4);
  const [input] = inputs();
  expect(input?.Key?.['sk']).toBe('2026-10-06T17:00:00.000Z');
  expect(input?.ExpressionAttributeValues?.[':end']).toBe(NOW.add({ hours: 1 }).epochMilliseconds / 1000);
  expect(JSON.stringify(input)).not.toContain('5550123');
  await dynamodbBudgets(client, 'visits', async () => 'other').take(COUNTED, NOW);
  expect(inputs()[1]?.Key?.['pk']).not.toBe(input?.Key?.['pk']);
});

it('reads counts without counting, in the order in which they are asked for', async () => {
  const other = { budget: 'target-dates', subject: 'x' } as const;
  dynamodb.on(UpdateCommand).resolves({});
  await budgets.take(COUNTED, NOW);
  await budgets.remember(other, '1971-03-09', NOW);
  const [count, set] = inputs().map((input) => input?.Key);
  dynamodb.on(BatchGetCommand).resolves({
    Responses: {
      visits: [
        { ...set, seen: new Set(['a', 'b']) },
        { ...count, count: 3 },
      ],
    },
  });
  expect(await budgets.peek([COUNTED, { budget: 'contact-wrong', subject: PHONE }, other], NOW)).toEqual([3, 0, 2]);
});

it('counts what is left of the window before, of one that slides, and keeps it so long', async () => {
  dynamodb.on(UpdateCommand).resolves({ Attributes: { count: 1 } });
  dynamodb.on(BatchGetCommand).callsFake(({ RequestItems }) => ({
    Responses: {
      visits: RequestItems.visits.Keys.map((key: { readonly sk: string }) => ({
        ...key,
        count: key.sk === '2026-10-06T16:00:00.000Z' ? 6 : 1,
      })),
    },
  }));
  expect(await budgets.take(SLIDING, NOW)).toBe(6);
  expect(inputs()[0]?.ExpressionAttributeValues?.[':end']).toBe(NOW.add({ hours: 2 }).epochMilliseconds / 1000);
  expect(await budgets.take(SLIDING, NOW.add({ minutes: 30 }))).toBe(3);
  expect(await budgets.peek([COUNTED, SLIDING], NOW.add({ minutes: 59 }))).toEqual([1, 1]);
  expect(await budgets.peek([SLIDING, COUNTED], NOW)).toEqual([6, 1]);
});

it('remembers different values, without growing for ever', async () => {
  dynamodb.on(UpdateCommand).resolves({ Attributes: { seen: new Set(['a', 'b']) } });
  expect(await budgets.remember({ budget: 'target-dates', subject: 'x' }, '1971-03-09', NOW)).toBe(2);
  expect(JSON.stringify([...(inputs()[0]?.ExpressionAttributeValues?.[':value'] ?? [])])).not.toContain('1971');
  dynamodb.on(UpdateCommand).rejects(new ConditionalCheckFailedException({ message: 'no', $metadata: {} }));
  expect(await budgets.remember({ budget: 'target-dates', subject: 'x' }, '1971-03-10', NOW)).toBeGreaterThan(5);
});

it('gives turns one behind the other, to whoever comes first', async () => {
  const taken = new ConditionalCheckFailedException({
    message: 'no',
    $metadata: {},
    Item: { turnAt: { S: '2026-10-06T17:05:00.000Z' } },
  });
  dynamodb.on(UpdateCommand).rejectsOnce(taken).resolves({});
  expect(await budgets.nextTurn('192.0.2.7', NOW)).toEqual(NOW.add({ minutes: 6 }));
  expect(inputs()[1]).toMatchObject({
    ConditionExpression: 'turnAt = :last',
    ExpressionAttributeValues: { ':last': '2026-10-06T17:05:00.000Z', ':turn': '2026-10-06T17:06:00.000Z' },
  });
  const far = new ConditionalCheckFailedException({
    message: 'no',
    $metadata: {},
    Item: { turnAt: { S: '2026-10-06T17:20:00.000Z' } },
  });
  dynamodb.on(UpdateCommand).rejects(far);
  expect(await budgets.nextTurn('192.0.2.7', NOW)).toBeUndefined();
});

it('makes its key once', async () => {
  dynamodb
    .on(GetCommand)
    .resolvesOnce({})
    .resolves({ Item: { value: 'made by whoever was first' } });
  dynamodb.on(PutCommand).rejects(new ConditionalCheckFailedException({ message: 'no', $metadata: {} }));
  const pepper = dynamodbPepper(client, 'settings');
  expect(await pepper()).toBe('made by whoever was first');
  await pepper();
  expect(dynamodb.commandCalls(GetCommand)).toHaveLength(2);
});

it.each([
  ['192.0.2.7', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['::FFFF:c000:0207', '192.0.2.7'],
  ['0:0:0:0:0:ffff:192.0.2.7', '192.0.2.7'],
  ['64:ff9b::192.0.2.7', '192.0.2.7'],
  ['64:ff9b::c000:207', '192.0.2.7'],
  ['64:ff9b:1::c000:207', '64:ff9b:1:0'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:0DB8:0001:0002::1', '2001:db8:1:2'],
  ['2001:db8::1', '2001:db8:0:0'],
  ['::1', '0:0:0:0'],
  ['fe80::1%eth0', 'fe80:0:0:0'],
])('counts the address %s as %s', (address, key) => {
  expect(addressKey(address)).toBe(key);
});

it.each([
  ['192.0.2.7', undefined],
  ['64:ff9b::c000:207', undefined],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1::/48'],
  ['2001:db8:1:ff00::1', '2001:db8:1::/48'],
  ['2001:db8:2::1', '2001:db8:2::/48'],
])('counts the address %s with the network %s', (address, network) => {
  expect(networkKey(address)).toBe(network);
});

it('counts mailboxes, and what numbers and hosts have in common', () => {
  expect(contactKey('email', 'A.B+c@gmail.com')).toBe('ab@gmail.com');
  expect(contactKey('email', 'A.B+c@example.org')).toBe('a.b@example.org');
  expect(groupOf('phone', PHONE)).toEqual({ budget: 'block-codes', subject: '+1916555' + '0' });
  expect(groupOf('email', 'a@example.org')).toEqual({ budget: 'host-codes', subject: 'example.org' });
  expect(groupOf('email', 'a@gmail.com')).toBeUndefined();
});
