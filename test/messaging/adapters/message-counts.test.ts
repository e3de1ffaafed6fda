import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { dynamodbMessageCounts } from '../../../lib/messaging/adapters/dynamodb/message-counts.ts';

const dynamodb = mockClient(DynamoDBDocumentClient);
const count = dynamodbMessageCounts(DynamoDBDocumentClient.from(new DynamoDBClient({})), 'messages');
const row = (type: string, channel: string, state: string) => ({ type, channel, state });

describe('counting the ledger of an election', () => {
  beforeEach(() => dynamodb.reset());

  it('adds up the pages of a scan by type, channel and state: a page left out would hide messages from SOS', async () => {
    dynamodb
      .on(ScanCommand)
      .resolvesOnce({
        Items: [row('Outbound', 'text', 'delivered'), row('Outbound', 'text', 'held')],
        LastEvaluatedKey: { pk: 'a', sk: 'b' },
      })
      .resolvesOnce({ Items: [row('Outbound', 'text', 'delivered'), row('Outbound', 'email', 'delivered')] });
    expect(await count('2026-11-03-statewide', null)).toEqual([
      { ...row('Outbound', 'text', 'delivered'), count: 2 },
      { ...row('Outbound', 'text', 'held'), count: 1 },
      { ...row('Outbound', 'email', 'delivered'), count: 1 },
    ]);
    expect(dynamodb.commandCalls(ScanCommand)).toHaveLength(2);
  });

  it('asks for one election only, whose ID may be the beginning of another’s', async () => {
    dynamodb.on(ScanCommand).resolves({ Items: [] });
    await count('2026-11-03', null);
    const input = dynamodb.commandCalls(ScanCommand)[0]?.args[0].input;
    expect(input?.ExpressionAttributeValues).toEqual({ ':election': '2026-11-03#' });
  });

  it('asks for a county’s own messages when it is a county that reads', async () => {
    dynamodb.on(ScanCommand).resolves({ Items: [] });
    await count('e', '03');
    const input = dynamodb.commandCalls(ScanCommand)[0]?.args[0].input;
    expect(input?.FilterExpression).toContain('county = :county');
    expect(input?.ExpressionAttributeValues).toMatchObject({ ':county': '03' });
  });

  it('reads no field that could identify a voter', async () => {
    dynamodb.on(ScanCommand).resolves({ Items: [] });
    await count('e', null);
    const { ProjectionExpression, ExpressionAttributeNames } =
      dynamodb.commandCalls(ScanCommand)[0]?.args[0].input ?? {};
    expect(ProjectionExpression).toBe('#type, channel, #state');
    expect(Object.values(ExpressionAttributeNames ?? {})).toEqual(['type', 'state']);
  });
});
