import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { BatchGetCommand, DynamoDBDocumentClient, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { createDocumentClient } from '../../../lib/shared/dynamodb/document-client.ts';
import { Temporal } from '../../../lib/shared/time.ts';
import {
  dynamodbSubscriptions,
  fromSubscriptionItem,
  toSubscriptionItem,
  voterNowListening,
} from '../../../lib/voters/adapters/subscriptions.ts';
import { SUBSCRIPTION } from '../../ballot-tracking/domain/scenario.ts';

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

  it('wake whoever signs up anew in the county from which a move had ended it', () => {
    const image = (more: object) => ({
      ...stored(toSubscriptionItem({ ...SUBSCRIPTION, ...more })),
      sk: 'SUBSCRIPTION',
    });
    const ended = image({ ended: { at: NOW, movedTo: '19' } });
    const back = image({ consentedAt: NOW });
    expect(voterNowListening({ newImage: back, oldImage: ended })).toEqual({ voterId: 'V1', replaced: [] });
    expect(voterNowListening({ newImage: ended, oldImage: back })).toBeUndefined();
    expect(voterNowListening({ newImage: back, oldImage: image({}) })).toBeUndefined();
  });

  it('an opt-out touches its channels only, so that two at once both count', async () => {
    await store.optOut('V1', ['text', 'voice'], NOW);
    expect(dynamodb.commandCalls(UpdateCommand)[0]?.args[0].input).toMatchObject({
      Key: { pk: 'V1', sk: 'SUBSCRIPTION' },
      UpdateExpression:
        'SET #channels.#c0 = :no, #channels.#c1 = :no, optedOutAt = :at, phoneOptedOutAt = :at ADD revision :one',
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
    const item = { ...stored(toSubscriptionItem(SUBSCRIPTION)), pk: 'V1', sk: 'SUBSCRIPTION' };
    dynamodb.on(BatchGetCommand).resolves({ Responses: { subscriptions: [item] } });
    expect(await store.find('V1')).toEqual(SUBSCRIPTION);
    const asked = dynamodb.commandCalls(BatchGetCommand)[0]?.args[0].input.RequestItems?.['subscriptions'];
    expect(asked?.ConsistentRead).toBe(true);
    await store.save(SUBSCRIPTION);
    expect(dynamodb.commandCalls(PutCommand)).toHaveLength(1);
  });
});
