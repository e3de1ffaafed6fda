import { DynamoDBClient, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { dynamodbClientRegister } from '../../../lib/counties/adapters/client-register.ts';
import { dynamodbCountyFiles } from '../../../lib/counties/adapters/county-files.ts';
import { NO_CONTACTS } from '../../../lib/counties/domain/contacts.ts';
import { dynamodbApiClients } from '../../../lib/county-api/adapters/api-clients.ts';
import { dynamodbCountyContacts } from '../../../lib/messaging/adapters/dynamodb/county-contacts.ts';
import { dynamodbCountyDirectory } from '../../../lib/sync-checks/adapters/dynamodb/county-directory.ts';
import { aClient, COMPLETE, CONTACTS, NOW } from '../county-files.ts';

const mock = mockClient(DynamoDBDocumentClient);
const client = DynamoDBDocumentClient.from(new DynamoDBClient({ region: 'us-west-2' }));
const files = dynamodbCountyFiles(client, 'settings');
const register = dynamodbClientRegister(client, 'settings');
beforeEach(() => {
  mock.reset();
  mock.on(PutCommand).resolves({});
  mock.on(TransactWriteCommand).resolves({});
  mock.on(UpdateCommand).resolves({});
});
const put = (): Record<string, unknown> => mock.commandCalls(PutCommand).at(-1)?.args[0].input.Item ?? {};

describe('a county’s file', () => {
  it('is read as it was kept, and by those who mail voters and call its staff', async () => {
    await files.saveContacts('03', { contacts: CONTACTS, version: 1 });
    mock.on(GetCommand).resolves({ Item: put() });
    expect(await files.contacts('03')).toEqual({ contacts: CONTACTS, version: 1 });
    const { phone, email, site } = CONTACTS.voters;
    expect(await dynamodbCountyContacts(client, 'settings').find('03')).toMatchObject({ phone, email, site });
    expect(await dynamodbCountyDirectory(client, 'settings', 'prod').findContact('03')).toEqual(CONTACTS.staff);
  });

  it('keeps a system of which what waits for its test is told nothing', async () => {
    const candidate = { url: 'https://new.example.org/', secretName: 's2', registeredAt: NOW };
    const system = {
      ...(COMPLETE.system ?? { vendor: 'dfm', endpoint: null, version: 1 }),
      candidate,
      version: 2,
    } as const;
    await files.saveSystem('03', system);
    mock.on(GetCommand).resolves({ Item: put() });
    expect(await files.system('03')).toEqual(system);
    const told = await dynamodbCountyDirectory(client, 'settings', 'prod').findEms('03');
    expect(told).toEqual({ vendor: 'dfm', webhookUrl: system.endpoint?.url, secretName: system.endpoint?.secretName });
    await files.saveSystem('03', { ...system, endpoint: null });
    mock.on(GetCommand).resolves({ Item: put() });
    expect(await dynamodbCountyDirectory(client, 'settings', 'prod').findEms('03')).toMatchObject({ webhookUrl: null });
  });

  it('is changed by one at a time', async () => {
    await files.saveContacts('03', { contacts: CONTACTS, version: 1 });
    await files.saveContacts('03', { contacts: CONTACTS, version: 2 });
    expect(mock.commandCalls(PutCommand).map(({ args }) => args[0].input.ConditionExpression)).toEqual([
      'attribute_not_exists(#version)',
      '#version = :before',
    ]);
  });

  it('of which nothing is kept holds nothing', async () => {
    mock.on(GetCommand).resolves({});
    expect(await files.contacts('03')).toEqual({ contacts: NO_CONTACTS, version: 0 });
    expect(await files.system('03')).toBeUndefined();
  });
});

describe('the register of credentials', () => {
  const items = () =>
    (mock.commandCalls(TransactWriteCommand).at(-1)?.args[0].input.TransactItems ?? []).flatMap(
      ({ Put }) => Put?.Item ?? [],
    );

  it('enters what the authorizer reads, and finds it by the county', async () => {
    const one = aClient({ endsAt: NOW.add({ hours: 1 }) });
    await register.enter(one);
    const [document, pointer] = items();
    mock.on(QueryCommand).resolves({ Items: [pointer ?? {}] });
    mock.on(BatchGetCommand).resolves({ Responses: { settings: [document ?? {}] } });
    expect(await register.list('03')).toEqual([one]);
    mock.on(GetCommand).resolves({ Item: document });
    expect(await register.find(one.clientId)).toEqual(one);
    const at = (hours: number) => dynamodbApiClients(client, 'settings', async () => NOW.add({ hours }));
    expect(await at(0).find(one.clientId)).toEqual({ role: 'county-ems', county: '03' });
    expect(await at(1).find(one.clientId)).toBeUndefined();
    mock.on(GetCommand).resolves({ Item: { ...document, revokedAt: '2026-09-01T00:00:00.000Z' } });
    expect(await at(0).find(one.clientId)).toBeUndefined();
  });

  it('a credential of the Secretary of State is none of a county', async () => {
    mock.on(GetCommand).resolves({ Item: { role: 'sos-system', county: null } });
    expect(await register.find('c')).toBeUndefined();
  });

  it('renews in one write or none', async () => {
    const before = aClient({ replacedBy: 'c2', endsAt: NOW });
    expect(await register.rotate(before, aClient({ clientId: 'c2' }))).toBe('saved');
    const [ending] = mock.commandCalls(TransactWriteCommand)[0]?.args[0].input.TransactItems ?? [];
    expect(ending?.Update?.ConditionExpression).toContain('attribute_type(revokedAt, :none)');
    const CancellationReasons = [{ Code: 'ConditionalCheckFailed' }, { Code: 'None' }, { Code: 'None' }];
    mock
      .on(TransactWriteCommand)
      .rejects(new TransactionCanceledException({ $metadata: {}, message: 'canceled', CancellationReasons }));
    expect(await register.rotate(before, aClient({ clientId: 'c2' }))).toBe('conflict');
  });
});
