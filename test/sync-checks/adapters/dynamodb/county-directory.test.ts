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
  ['prod', HTTPS, HTTPS],
  ['prod', HTTP, null],
  ['cte', HTTP, null],
  ['local', HTTP, HTTP],
])('in stage %s an EMS at %s is told at %s: what it is told never travels in the clear', async (stage, url, used) => {
  const item = { vendor: 'dfm', webhookUrl: url, signingSecret: 'a-secret-of-the-county' };
  mock.on(GetCommand).resolves({ Item: item });
  expect(await dynamodbCountyDirectory(client, 'settings', stage).findEms('03')).toEqual({ ...item, webhookUrl: used });
});

it('knows a county without an endpoint', async () => {
  mock.on(GetCommand).resolves({});
  expect(await dynamodbCountyDirectory(client, 'settings', 'prod').findEms('03')).toBeUndefined();
});
