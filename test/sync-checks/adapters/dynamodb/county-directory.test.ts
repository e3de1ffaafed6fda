import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { expect, it } from 'vitest';
import { dynamodbCountyDirectory } from '../../../../lib/sync-checks/adapters/dynamodb/county-directory.ts';

const mock = mockClient(DynamoDBDocumentClient);
const client = DynamoDBDocumentClient.from(new DynamoDBClient({ region: 'us-west-2' }));
const HTTPS = 'https://ems.example.org/hook';
const HTTP = 'http://ems.example.org/hook';

it.each([
  ['prod', HTTPS, { webhookUrl: HTTPS }],
  ['prod', HTTP, { webhookUrl: null, fault: 'plain-http' }],
  ['cte', HTTP, { webhookUrl: null, fault: 'plain-http' }],
  ['local', HTTP, { webhookUrl: HTTP }],
])('in stage %s an EMS at %s is told at %j: what it is told never travels in the clear', async (stage, url, used) => {
  const item = { vendor: 'dfm', webhookUrl: url, secretName: 'webhook-03-1' };
  mock.on(GetCommand).resolves({ Item: item });
  expect(await dynamodbCountyDirectory(client, 'settings', stage).findEms('03')).toEqual({ ...item, ...used });
});

it('knows a county without an endpoint', async () => {
  mock.on(GetCommand).resolves({});
  expect(await dynamodbCountyDirectory(client, 'settings', 'prod').findEms('03')).toBeUndefined();
});

it.each([
  ['a URL that is none', { vendor: 'dfm', webhookUrl: 'ems.example.org', secretName: 'webhook-03-1' }, 'dfm'],
  ['a name of a secret that is none', { vendor: 'dfm', webhookUrl: HTTPS, secretName: '' }, 'dfm'],
  ['a vendor that nobody knows', { vendor: 'acme', webhookUrl: HTTPS, secretName: 'webhook-03-1' }, undefined],
  ['nothing of what it needs', { note: 'to be filled in' }, undefined],
])('an EMS setting with %s is one that polls, and says that it is at fault', async (_, item, vendor) => {
  mock.on(GetCommand).resolves({ Item: item });
  const expected = { vendor, webhookUrl: null, secretName: null, fault: 'unreadable' };
  expect(await dynamodbCountyDirectory(client, 'settings', 'prod').findEms('03')).toEqual(expected);
});

it('an EMS setting with a URL and no secret is one that polls, and says so', async () => {
  mock.on(GetCommand).resolves({ Item: { vendor: 'runbeck', webhookUrl: HTTPS } });
  const found = await dynamodbCountyDirectory(client, 'settings', 'prod').findEms('03');
  expect(found).toMatchObject({ vendor: 'runbeck', webhookUrl: null, fault: 'no-secret' });
});

it('a contact that cannot be read is none, and stops nothing', async () => {
  mock
    .on(GetCommand)
    .resolves({ Item: { email: 'voters@county.example.org', staff: { email: 'roll at county', phone: null } } });
  expect(await dynamodbCountyDirectory(client, 'settings', 'prod').findContact('03')).toBeUndefined();
});

it('a contact for voters alone is none for staff', async () => {
  mock.on(GetCommand).resolves({ Item: { email: 'voters@county.example.org' } });
  expect(await dynamodbCountyDirectory(client, 'settings', 'prod').findContact('03')).toBeUndefined();
  mock.on(GetCommand).resolves({ Item: { staff: { email: 'roll@county.example.org' } } });
  const staff = { email: 'roll@county.example.org', phone: null };
  expect(await dynamodbCountyDirectory(client, 'settings', 'prod').findContact('03')).toEqual(staff);
});
