import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { dynamodbHalts } from '../../../../lib/messaging/adapters/dynamodb/halts.ts';

const table = mockClient(DynamoDBDocumentClient);
const client = DynamoDBDocumentClient.from(new DynamoDBClient({}));

// A halt that takes more than 10 seconds to hold lets hundreds of wrong messages out.
describe('the halts', () => {
  beforeEach(() => table.reset());

  it('are read again after five seconds, and not before', async () => {
    let now = 0;
    const halts = dynamodbHalts(client, 'settings', () => now);
    table.on(QueryCommand).resolves({ Items: [] });
    expect([...(await halts.active())]).toEqual([]);
    table.on(QueryCommand).resolves({ Items: [{ sk: 'county#03' }] });
    now = 4_999;
    expect([...(await halts.active())]).toEqual([]);
    now = 5_000;
    expect([...(await halts.active())]).toEqual(['county#03']);
    expect(table.commandCalls(QueryCommand)).toHaveLength(2);
    expect(table.commandCalls(QueryCommand)[0]?.args[0].input.ConsistentRead).toBe(true);
  });

  it('let nothing out when they cannot be read, and are asked again at once', async () => {
    const halts = dynamodbHalts(client, 'settings', () => 0);
    table
      .on(QueryCommand)
      .rejectsOnce(Object.assign(new Error('throttled')))
      .resolves({ Items: [] });
    await expect(halts.active()).rejects.toThrow('throttled');
    expect([...(await halts.active())]).toEqual([]);
  });
});
