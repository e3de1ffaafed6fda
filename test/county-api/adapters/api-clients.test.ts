import { DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { apiClientKey, dynamodbApiClients } from '../../../lib/county-api/adapters/api-clients.ts';
import { createDocumentClient } from '../../../lib/shared/dynamodb/document-client.ts';
import { Temporal } from '../../../lib/shared/time.ts';

describe('the registered clients', () => {
  const documents = mockClient(DynamoDBDocumentClient);
  const now = Temporal.Instant.from('2026-11-27T08:00:00Z');
  const clients = dynamodbApiClients(createDocumentClient(), 'settings', async () => now);
  const stored = (item: object | undefined): void => {
    documents.on(GetCommand).resolves(item ? { Item: { ...apiClientKey('c'), ...item } } : {});
  };
  beforeEach(() => documents.reset());

  it('are read as the table is now', async () => {
    stored({ role: 'county-ems', county: '03' });
    expect(await clients.find('c')).toEqual({ role: 'county-ems', county: '03' });
    expect(documents.commandCalls(GetCommand)[0]?.args[0].input).toEqual({
      TableName: 'settings',
      Key: apiClientKey('c'),
      ConsistentRead: true,
    });
  });

  it.each([
    ['nobody registered', undefined],
    [
      'somebody renewed, once the overlap has passed',
      { role: 'county-ems', county: '03', endsAt: '2026-11-27T08:00:00.000Z' },
    ],
    ['somebody revoked', { role: 'county-ems', county: '03', revokedAt: '2026-11-27T08:00:00.000Z' }],
    [
      'somebody revoked, of the Secretary of State',
      { role: 'sos-system', county: null, revokedAt: '2026-11-27T08:00:00.000Z' },
    ],
  ])('do not include one that %s', async (_which, item) => {
    stored(item);
    expect(await clients.find('c')).toBeUndefined();
  });

  it.each([[''], [true], [0], [false], [{}]])('do not include one that was revoked by %j', async (revokedAt) => {
    stored({ role: 'county-ems', county: '03', revokedAt });
    expect(await clients.find('c')).toBeUndefined();
  });

  it('include one that was renewed while the old one still opens', async () => {
    stored({ role: 'county-ems', county: '03', endsAt: '2026-11-27T08:00:00.001Z', revokedAt: null });
    expect(await clients.find('c')).toEqual({ role: 'county-ems', county: '03' });
  });

  it.each([
    { role: 'county-ems' },
    { role: 'county-ems', county: null },
    { role: 'county-ems', county: '59' },
    { role: 'sos-system', county: '03' },
    { role: 'county-clerk', county: '03' },
    { role: 'admin', county: null },
  ])('are no guess: %j is a fault', async (item) => {
    stored(item);
    await expect(clients.find('c')).rejects.toThrow();
  });
});
