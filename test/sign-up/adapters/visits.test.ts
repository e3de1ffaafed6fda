import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import {
  DeleteCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { createDocumentClient } from '../../../lib/shared/dynamodb/document-client.ts';
import { dynamodbDrafts } from '../../../lib/sign-up/adapters/drafts.ts';
import { forgetVisits } from '../../../lib/sign-up/adapters/forget-visits.ts';
import { dynamodbVisits, dynamodbVoterSessions } from '../../../lib/sign-up/adapters/visits.ts';
import type { Attempt } from '../../../lib/sign-up/domain/attempt.ts';
import { newSecret } from '../../../lib/sign-up/use-cases/secrets.ts';
import { DEFAULT_HOURS } from '../../../lib/voters/domain/hours.ts';
import { form, NOW, PHONE } from '../sign-up-memory.ts';

const dynamodb = mockClient(DynamoDBDocumentClient);
const client = createDocumentClient();
beforeEach(() => dynamodb.reset());
const conditionFailed = new ConditionalCheckFailedException({ message: 'no', $metadata: {} });

const ATTEMPT: Attempt = {
  state: 'codes',
  startedAt: NOW,
  revision: 3,
  language: 'es',
  details: {
    kind: 'sign-up',
    firstName: 'Sinead',
    lastName: 'O’Brien',
    dateOfBirth: '1971-03-09',
    zip: '95814',
    channels: ['text'],
    hours: DEFAULT_HOURS,
  },
  contacts: {
    phone: {
      channel: 'text',
      to: PHONE,
      state: 'waiting',
      digest: 'd',
      sentAt: NOW,
      provenAt: null,
      sends: 1,
      wrong: 0,
    },
  },
  check: null,
  voterId: null,
  voterIds: 0,
};
const written = (): Record<string, unknown> => dynamodb.commandCalls(PutCommand).at(-1)?.args[0].input.Item ?? {};

describe('a form as it was filled in', () => {
  const drafts = dynamodbDrafts(client, 'visits');

  it('comes back to its browser for half an hour, and stands in the table as nothing that anybody can read', async () => {
    const secret = newSecret();
    const typed = form({ firstName: 'Sinéad', zip: '95814-0001' });
    await drafts.keep(secret, 'sign-up', typed, NOW);
    const item = written();
    for (const word of [secret, 'Sin', '1971', '95814', '555'])
      expect(JSON.stringify({ ...item, pk: '' })).not.toContain(word);
    expect(item).toMatchObject({ sk: 'sign-up', expiresAt: NOW.add({ minutes: 30 }).epochMilliseconds / 1000 });
    expect(item).not.toHaveProperty('voterId');
    dynamodb.on(GetCommand).resolves({ Item: item });
    expect(await drafts.find(secret, 'sign-up', NOW.add({ minutes: 29 }))).toEqual(typed);
    expect(await drafts.find(secret, 'sign-up', NOW.add({ minutes: 30 }))).toBeUndefined();
    await expect(drafts.find(newSecret(), 'sign-up', NOW)).rejects.toThrow();
  });

  it('is cut where it is longer than any field, and found by a purge where its voter is known', async () => {
    const change = {
      contact: 'email',
      phone: '',
      email: 'x'.repeat(50_000),
      channels: ['email'],
      consent: true,
    } as const;
    const secret = newSecret();
    await drafts.keep(secret, 'contact-change', change, NOW, 'V1');
    expect(written()).toMatchObject({ voterId: 'V1' });
    expect(String(written()['sealed']).length).toBeLessThan(1000);
    await drafts.forget(secret, 'contact-change');
    expect(dynamodb.commandCalls(DeleteCommand)[0]?.args[0].input.Key).toMatchObject({ sk: 'contact-change' });
  });
});

describe('what is under way', () => {
  const visits = dynamodbVisits(client, 'visits');

  it('comes back to its browser as it was kept, and to no other', async () => {
    const secret = newSecret();
    expect(await visits.write(secret, undefined, ATTEMPT, NOW)).toBe('written');
    dynamodb.on(GetCommand).resolves({ Item: written() });
    expect(await visits.find(secret, NOW)).toEqual(ATTEMPT);
    await expect(visits.find(newSecret(), NOW)).rejects.toThrow();
    expect(dynamodb.commandCalls(GetCommand)[0]?.args[0].input).toMatchObject({ ConsistentRead: true });
  });

  it('stands in the table as nothing that anybody can read', async () => {
    const secret = newSecret();
    await visits.write(secret, undefined, ATTEMPT, NOW);
    const stored = JSON.stringify(written());
    for (const word of [secret, 'Sinead', 'O’Brien', '1971', '95814', PHONE, '5550123'])
      expect(stored).not.toContain(word);
    expect(written()['expiresAt']).toBe(NOW.add({ minutes: 30 }).epochMilliseconds / 1000);
  });

  it('is over after half an hour, however late the table forgets it', async () => {
    const secret = newSecret();
    await visits.write(secret, undefined, ATTEMPT, NOW);
    dynamodb.on(GetCommand).resolves({ Item: written() });
    expect(await visits.find(secret, NOW.add({ minutes: 29, milliseconds: 59_999 }))).toBeDefined();
    expect(await visits.find(secret, NOW.add({ minutes: 30 }))).toBeUndefined();
  });

  it('is written in the place of what was read only, or of nothing that is not over', async () => {
    const secret = newSecret();
    await visits.write(secret, ATTEMPT, { ...ATTEMPT, revision: 4, voterId: 'V1' }, NOW);
    const [call] = dynamodb.commandCalls(PutCommand);
    expect(call?.args[0].input).toMatchObject({
      Item: { revision: 4, voterId: 'V1' },
      ConditionExpression: 'revision = :revision AND startedAt = :started',
      ExpressionAttributeValues: { ':revision': 3, ':started': '2026-10-06T17:00:00.000Z' },
    });
    await visits.write(secret, undefined, ATTEMPT, NOW.add({ minutes: 31 }));
    expect(dynamodb.commandCalls(PutCommand)[1]?.args[0].input).toMatchObject({
      ConditionExpression: 'attribute_not_exists(pk) OR startedAt <= :over',
      ExpressionAttributeValues: { ':over': '2026-10-06T17:01:00.000Z' },
    });
    dynamodb.on(PutCommand).rejects(conditionFailed);
    expect(await visits.write(secret, ATTEMPT, ATTEMPT, NOW)).toBe('lost');
  });
});

describe('sessions', () => {
  const sessions = dynamodbVoterSessions(client, 'visits');
  const session = {
    voterId: 'V1',
    startedAt: NOW,
    seenAt: NOW,
    proven: new Set(['a mark']),
    known: new Set(['a mark', 'another']),
  };

  it('come back as they began, and begin once', async () => {
    const secret = newSecret();
    await sessions.begin(secret, session);
    expect(JSON.stringify(written())).not.toContain(secret);
    dynamodb.on(GetCommand).resolves({ Item: written() });
    expect(await sessions.find(secret)).toEqual(session);
    dynamodb.on(PutCommand).rejects(conditionFailed);
    await expect(sessions.begin(secret, session)).resolves.toBeUndefined();
  });

  it('know more contacts once they are proven in them, and those without marks know none', async () => {
    const secret = newSecret();
    await sessions.prove(secret, 'a mark');
    expect(dynamodb.commandCalls(UpdateCommand)[0]?.args[0].input).toMatchObject({
      UpdateExpression: 'ADD proven :mark, known :mark',
      ConditionExpression: 'attribute_exists(pk)',
      ExpressionAttributeValues: { ':mark': new Set(['a mark']) },
    });
    const empty = { ...session, proven: new Set<string>(), known: new Set<string>() };
    await sessions.begin(secret, empty);
    expect(written()).not.toHaveProperty('known');
    dynamodb.on(GetCommand).resolves({ Item: written() });
    expect(await sessions.find(secret)).toEqual(empty);
  });

  it('that have ended do not come back by being seen', async () => {
    dynamodb.on(UpdateCommand).rejects(conditionFailed);
    await expect(sessions.see(newSecret(), NOW)).resolves.toBeUndefined();
    expect(dynamodb.commandCalls(UpdateCommand)[0]?.args[0].input.ConditionExpression).toBe('attribute_exists(pk)');
  });
});

it('all that is under way for a voter can be forgotten', async () => {
  dynamodb.on(QueryCommand).resolves({
    Items: [
      { pk: 'SESSION#a', sk: 'SESSION' },
      { pk: 'VISIT#b', sk: 'VISIT' },
    ],
  });
  await forgetVisits(client, 'visits')('V1');
  expect(dynamodb.commandCalls(QueryCommand)[0]?.args[0].input).toMatchObject({
    IndexName: 'visitor',
    ExpressionAttributeValues: { ':voter': 'V1' },
  });
  expect(dynamodb.commandCalls(DeleteCommand).map((call) => call.args[0].input.Key)).toEqual([
    { pk: 'SESSION#a', sk: 'SESSION' },
    { pk: 'VISIT#b', sk: 'VISIT' },
  ]);
});
