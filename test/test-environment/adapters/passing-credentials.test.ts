import { DeleteCommand, DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { expect, it } from 'vitest';
import { dynamodbApiClients } from '../../../lib/county-api/adapters/api-clients.ts';
import { createDocumentClient } from '../../../lib/shared/dynamodb/document-client.ts';
import { Temporal } from '../../../lib/shared/time.ts';
import { dynamodbPassingCredentials } from '../../../lib/test-environment/adapters/passing-credentials.ts';

const dynamodb = mockClient(DynamoDBDocumentClient);
const NOW = Temporal.Instant.from('2021-11-05T17:00:00Z');

it('a passing credential is a county’s for the authorizer, until it ends, and stands on no list', async () => {
  dynamodb.on(PutCommand).resolves({});
  const credentials = dynamodbPassingCredentials(createDocumentClient(), 'settings');
  await credentials.enter({ clientId: 'c', county: '03', name: 'mock election', endsAt: NOW.add({ hours: 2 }) });
  const [put, ...others] = dynamodb.commandCalls(PutCommand);
  expect(others).toEqual([]);
  dynamodb.on(GetCommand).resolves({ Item: put?.args[0].input.Item });
  const clients = (at: Temporal.Instant) => dynamodbApiClients(createDocumentClient(), 'settings', async () => at);
  expect(await clients(NOW).find('c')).toEqual({ role: 'county-ems', county: '03' });
  expect(await clients(NOW.add({ hours: 2 })).find('c')).toBeUndefined();
  dynamodb.on(DeleteCommand).resolves({});
  await credentials.remove('c');
  expect(dynamodb.commandCalls(DeleteCommand)[0]?.args[0].input.Key).toEqual(
    put?.args[0].input.Item && { pk: 'CLIENT#c', sk: 'CLIENT' },
  );
});
