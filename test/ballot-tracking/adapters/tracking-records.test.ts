import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { BatchGetCommand, DynamoDBDocumentClient, GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { dynamodbUploads } from '../../../lib/ballot-tracking/adapters/uploads.ts';
import { createDocumentClient } from '../../../lib/shared/dynamodb/document-client.ts';
import { Temporal } from '../../../lib/shared/time.ts';
import {
  dynamodbSubscriptions,
  fromSubscriptionItem,
  toSubscriptionItem,
} from '../../../lib/voters/adapters/subscriptions.ts';
import { dynamodbVoters } from '../../../lib/voters/adapters/voters.ts';
import { SUBSCRIPTION } from '../domain/scenario.ts';

const NOW = Temporal.Instant.from('2026-10-05T17:00:00.123Z');
/** What DynamoDB gives back: plain values, nothing undefined. */
const stored = (item: Record<string, unknown>): Record<string, unknown> => JSON.parse(JSON.stringify(item));

const dynamodb = mockClient(DynamoDBDocumentClient);
const client = createDocumentClient();
beforeEach(() => dynamodb.reset());
const conditionFailed = new ConditionalCheckFailedException({ message: 'no', $metadata: {} });

describe('subscriptions', () => {
  const store = dynamodbSubscriptions(client, 'subscriptions');

  it('come back as they went in, opted-out channels included', () => {
    const some = { ...SUBSCRIPTION, channels: ['text', 'voice'] as const, optedOutAt: NOW };
    expect(fromSubscriptionItem(stored(toSubscriptionItem(some)))).toEqual(some);
    expect(fromSubscriptionItem(stored(toSubscriptionItem({ ...SUBSCRIPTION, channels: [] })))).toMatchObject({
      channels: [],
    });
  });

  it('an opt-out touches its channels only, so that two at once both count', async () => {
    await store.optOut('V1', ['text', 'voice'], NOW);
    expect(dynamodb.commandCalls(UpdateCommand)[0]?.args[0].input).toMatchObject({
      Key: { pk: 'V1', sk: 'SUBSCRIPTION' },
      UpdateExpression: 'SET #channels.#c0 = :no, #channels.#c1 = :no, optedOutAt = :at',
      ExpressionAttributeNames: { '#c0': 'text', '#c1': 'voice' },
    });
  });

  it('an opt-out of nothing, or of nobody, does no harm', async () => {
    await store.optOut('V1', [], NOW);
    expect(dynamodb.calls()).toHaveLength(0);
    dynamodb.rejects(conditionFailed);
    await expect(store.optOut('V404', ['text'], NOW)).resolves.toBeUndefined();
    dynamodb.rejects(new Error('network'));
    await expect(store.optOut('V1', ['text'], NOW)).rejects.toThrow('network');
  });

  it('are read consistently: an opt-out counts at once', async () => {
    dynamodb.on(GetCommand).resolves({ Item: stored(toSubscriptionItem(SUBSCRIPTION)) });
    expect(await store.find('V1')).toEqual(SUBSCRIPTION);
    expect(dynamodb.commandCalls(GetCommand)[0]?.args[0].input.ConsistentRead).toBe(true);
    await store.save(SUBSCRIPTION);
    expect(dynamodb.commandCalls(PutCommand)).toHaveLength(1);
  });
});

describe('voters', () => {
  const store = dynamodbVoters(client, 'voters');
  const item = { pk: 'V1', sk: 'VOTER', voterId: 'V1', county: '03', status: 'A', lastName: 'Nobody' };
  const status = { voterId: 'V1', county: '03', status: 'A', confidential: false };

  it('give their status and nothing of the rest of the roll', async () => {
    dynamodb.on(GetCommand).resolves({ Item: item });
    dynamodb.on(BatchGetCommand).resolves({ Responses: { voters: [item] } });
    expect(await store.find('V1')).toEqual(status);
    expect(await store.findAll(['V1', 'V404'])).toEqual(new Map([['V1', status]]));
    const asked = dynamodb.commandCalls(BatchGetCommand)[0]?.args[0].input.RequestItems?.['voters'];
    expect(Object.values(asked?.ExpressionAttributeNames ?? {})).toEqual([
      'voterId',
      'county',
      'status',
      'confidential',
    ]);
  });

  it('nobody has this ID', async () => {
    dynamodb.on(GetCommand).resolves({});
    expect(await store.find('V404')).toBeUndefined();
    expect(await store.findAll([])).toEqual(new Map());
  });
});

describe('uploads', () => {
  it('are kept with what became of their rows', async () => {
    const counts = { rows: 4, accepted: 1, unchanged: 1, held: 1, rejected: 1 };
    const upload = {
      uploadId: 'u1',
      kind: 'ballots',
      electionId: 'E',
      county: '03',
      clientId: 'c',
      receivedAt: NOW,
      counts,
    } as const;
    await dynamodbUploads(client, 'uploads').save(upload);
    expect(dynamodb.commandCalls(PutCommand)[0]?.args[0].input.Item).toMatchObject({
      pk: 'u1',
      sk: 'UPLOAD',
      receivedAt: '2026-10-05T17:00:00.123Z',
      counts,
    });
  });
});
