import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { dynamodbCountyContacts } from '../../../../lib/messaging/adapters/dynamodb/county-contacts.ts';

const table = mockClient(DynamoDBDocumentClient);
const client = DynamoDBDocumentClient.from(new DynamoDBClient({}));

describe('the county contacts', () => {
  beforeEach(() => table.reset());
  const contacts = dynamodbCountyContacts(client, 'settings');

  it('leave out what is not on file', async () => {
    table.on(GetCommand).resolves({ Item: { phone: '+15105550100', email: '', site: null, other: 'x' } });
    expect(await contacts.find('01')).toEqual({ phone: '+15105550100' });
  });

  it('say how the county’s voters vote in person, where it has said so', async () => {
    table.on(GetCommand).resolves({ Item: { phone: '+15105550100', inPerson: 'mail-only' } });
    expect(await contacts.find('01')).toEqual({ phone: '+15105550100', inPerson: 'mail-only' });
  });

  it('are missing where there are none', async () => {
    table.on(GetCommand).resolves({});
    expect(await contacts.find('01')).toBeUndefined();
  });
});
