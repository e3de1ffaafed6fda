import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  DynamoDBDocumentClient,
  PutCommand,
  QueryCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { createDocumentClient } from '../../../lib/shared/dynamodb/document-client.ts';
import { Temporal } from '../../../lib/shared/time.ts';
import { matchAttribute, toVoterItem } from '../../../lib/voters/adapters/register-records.ts';
import { dynamodbRegisterSearch } from '../../../lib/voters/adapters/register-search.ts';
import { dynamodbSubscriptionChanges } from '../../../lib/voters/adapters/subscription-changes.ts';
import { toSubscriptionItem } from '../../../lib/voters/adapters/subscriptions.ts';
import { dynamodbSubscriptionsByContact } from '../../../lib/voters/adapters/subscriptions-by-contact.ts';
import { matchKeyOf } from '../../../lib/voters/domain/match-key.ts';
import { REGISTER_FIELDS, type RegisterRow } from '../../../lib/voters/domain/register/register-row.ts';
import { SUBSCRIPTION } from '../../ballot-tracking/domain/scenario.ts';

const NOW = Temporal.Instant.from('2026-10-05T17:00:00Z');
const dynamodb = mockClient(DynamoDBDocumentClient);
const client = createDocumentClient();
beforeEach(() => dynamodb.reset());

const ROW = {
  ...(Object.fromEntries(REGISTER_FIELDS.map((field) => [field, ''])) as RegisterRow),
  firstName: 'Sinéad',
  lastName: "O'Brien",
  dateOfBirth: '1971-03-09',
  residenceZip: '95814-1234',
  status: 'A',
};
const RECORD = {
  voterId: 'V1',
  county: '34',
  status: 'A',
  confidential: false,
  asOf: NOW,
  confidentialAsOf: null,
  seen: {},
  row: ROW,
  revision: 1,
} as const;

describe('the key by which a sign-up finds a voter', () => {
  it.each([
    ['1971-03-09', '95814', '1971-03-09#95814'],
    ['1971-03-09', '95814-1234', '1971-03-09#95814'],
    ['1971-03-09', '958141234', '1971-03-09#95814'],
    ['', '95814', undefined],
    ['1971', '95814', undefined],
    ['1971-03-09', '', undefined],
  ])('of %s and %s is %s', (dateOfBirth, zip, key) => {
    expect(matchKeyOf(dateOfBirth, zip)).toBe(key);
  });

  it('stands with every voter in a roll, and with no confidential one and none who is in no roll', () => {
    expect(toVoterItem(RECORD)).toHaveProperty('matchKey', '1971-03-09#95814');
    expect(toVoterItem({ ...RECORD, status: 'I' })).toHaveProperty('matchKey');
    expect(toVoterItem({ ...RECORD, confidential: true, row: null })).not.toHaveProperty('matchKey');
    expect(toVoterItem({ ...RECORD, status: null, row: null })).not.toHaveProperty('matchKey');
    expect(matchAttribute({ dateOfBirth: '', residenceZip: '95814' })).toEqual({});
  });
});

describe('a search of the register', () => {
  const search = dynamodbRegisterSearch(client, 'voters');
  const answer = (...items: Record<string, unknown>[]) => {
    dynamodb.on(QueryCommand).resolves({ Items: items.map(({ pk, sk }) => ({ pk, sk })) });
    dynamodb.on(BatchGetCommand).resolves({ Responses: { voters: items } });
  };

  it('gives who is there now, with the five digits of the ZIP', async () => {
    answer(toVoterItem(RECORD));
    expect(await search.byBirthAndZip('1971-03-09', '95814')).toEqual([
      {
        voterId: 'V1',
        county: '34',
        status: 'A',
        firstName: 'Sinéad',
        middleName: '',
        lastName: "O'Brien",
        suffix: '',
        dateOfBirth: '1971-03-09',
        zip: '95814',
      },
    ]);
  });

  it.each([
    ['who became confidential since', { ...RECORD, confidential: true, row: null }],
    ['who is in no roll any more', { ...RECORD, status: null, row: null }],
    ['who was born on another day', { ...RECORD, row: { ...ROW, dateOfBirth: '1971-03-10' } }],
    ['who has moved', { ...RECORD, row: { ...ROW, residenceZip: '90012' } }],
  ])('leaves out %s', async (_, record) => {
    answer(toVoterItem(record));
    expect(await search.byBirthAndZip('1971-03-09', '95814')).toEqual([]);
  });

  it('asks the table as often for nobody as for somebody', async () => {
    answer();
    expect(await search.byBirthAndZip('1971-03-09', '95814')).toEqual([]);
    expect(await search.byIds([])).toEqual([]);
    expect(dynamodb.commandCalls(QueryCommand)).toHaveLength(1);
    expect(dynamodb.commandCalls(BatchGetCommand)).toHaveLength(2);
  });
});

describe('subscriptions by contact', () => {
  const search = dynamodbSubscriptionsByContact(client, 'subscriptions');
  const stored = JSON.parse(JSON.stringify(toSubscriptionItem(SUBSCRIPTION)));

  it('are read as they are now: who has another number since is left out', async () => {
    dynamodb.on(QueryCommand).resolves({ Items: [{ pk: 'V1', sk: 'SUBSCRIPTION' }] });
    dynamodb.on(BatchGetCommand).resolves({ Responses: { subscriptions: [stored] } });
    expect(await search.byPhone('+12025550123')).toEqual([SUBSCRIPTION]);
    expect(await search.byEmail('Voter@Example.ORG')).toEqual([SUBSCRIPTION]);
    expect(await search.byPhone('+12025550199')).toEqual([]);
    expect(dynamodb.commandCalls(QueryCommand).map((call) => call.args[0].input.IndexName)).toEqual([
      'phone',
      'email',
      'phone',
    ]);
    expect(dynamodb.commandCalls(BatchGetCommand)).toHaveLength(3);
  });
});

describe('changes of subscriptions', () => {
  const changes = dynamodbSubscriptionChanges(client, 'subscriptions');
  const refused = new ConditionalCheckFailedException({ message: 'no', $metadata: {} });

  it('set what changes and nothing else, where nothing was written since', async () => {
    const change = { opened: ['voice'], closed: ['text'], language: 'es', email: 'New@example.org' } as const;
    expect(await changes.change({ ...SUBSCRIPTION, revision: 4 }, change, NOW)).toBe('written');
    expect(dynamodb.commandCalls(UpdateCommand).map((call) => call.args[0].input)).toMatchObject([
      {
        Key: { pk: 'V1', sk: 'SUBSCRIPTION' },
        UpdateExpression:
          'SET #channels.#voice = :v0, #channels.#text = :v1, #channelsSince = :v2, #language = :v3, #email = :v4, #emailKey = :v5, #optedOutAt = :v6, #phoneOptedOutAt = :v7, #revision = :v8',
        ConditionExpression:
          'consentedAt = :consented AND revision = :read AND attribute_not_exists(optedOutAt) AND attribute_not_exists(#ended)',
        ExpressionAttributeValues: {
          ':read': 4,
          ':v0': true,
          ':v1': false,
          ':v2': { voice: '2026-10-05T17:00:00.000Z' },
          ':v3': 'es',
          ':v4': 'New@example.org',
          ':v5': 'new@example.org',
          ':v6': '2026-10-05T17:00:00.000Z',
          ':v8': 5,
        },
      },
    ]);
  });

  it('keep since when the other channels are wanted', async () => {
    const since = NOW.subtract({ hours: 24 });
    await changes.change({ ...SUBSCRIPTION, channelsSince: { text: since } }, { opened: ['voice'] }, NOW);
    expect(dynamodb.commandCalls(UpdateCommand)[0]?.args[0].input.ExpressionAttributeValues).toMatchObject({
      ':v1': { text: '2026-10-04T17:00:00.000Z', voice: '2026-10-05T17:00:00.000Z' },
      ':v2': 1,
    });
  });

  it('change nothing that was written since, and lift no STOP then', async () => {
    dynamodb.on(UpdateCommand).rejects(refused);
    expect(await changes.change(SUBSCRIPTION, { phone: '+19165550199' }, NOW)).toBe('lost');
    expect(dynamodb.commandCalls(UpdateCommand)).toHaveLength(1);
  });

  it('put a subscription in the place of the one that was read only', async () => {
    expect(await changes.replace(undefined, SUBSCRIPTION)).toBe('written');
    await changes.replace({ ...SUBSCRIPTION, optedOutAt: NOW, revision: 2 }, SUBSCRIPTION);
    await changes.replace({ ...SUBSCRIPTION, ended: { at: NOW, movedTo: '19' } }, SUBSCRIPTION);
    expect(dynamodb.commandCalls(PutCommand).map((call) => call.args[0].input.Item?.['revision'])).toEqual([1, 3, 1]);
    expect(dynamodb.commandCalls(PutCommand).map((call) => call.args[0].input.ConditionExpression)).toEqual([
      'attribute_not_exists(pk)',
      'consentedAt = :consented AND revision = :read AND optedOutAt = :optedOut AND attribute_not_exists(#ended)',
      'consentedAt = :consented AND attribute_not_exists(revision) AND attribute_not_exists(optedOutAt) AND attribute_exists(#ended)',
    ]);
    dynamodb.on(PutCommand).rejects(refused);
    expect(await changes.replace(undefined, SUBSCRIPTION)).toBe('lost');
  });

  it('lift the STOP of a number that was proven for the subscription, as of its proof', async () => {
    const one = { ...SUBSCRIPTION, phone: '+19165550123' };
    await changes.replace(undefined, one);
    expect(dynamodb.commandCalls(UpdateCommand)).toHaveLength(0);
    await changes.replace(undefined, one, NOW.add({ minutes: 9 }));
    expect(dynamodb.commandCalls(UpdateCommand)[0]?.args[0].input).toMatchObject({
      UpdateExpression: 'SET liftedAt = :at',
      ExpressionAttributeValues: { ':at': NOW.add({ minutes: 9 }).toString({ fractionalSecondDigits: 3 }) },
    });
  });

  it('say which contact is a guest, and that none is', async () => {
    await changes.change(SUBSCRIPTION, { email: 'a@example.org', guest: 'email' }, NOW);
    await changes.change(SUBSCRIPTION, { email: 'a@example.org', guest: null }, NOW);
    const [first, second] = dynamodb.commandCalls(UpdateCommand).map((call) => call.args[0].input.UpdateExpression);
    expect(first).toContain('#guest = :v');
    expect(second).toMatch(/ REMOVE guest$/);
  });
});
