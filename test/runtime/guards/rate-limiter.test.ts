import { DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { dynamodbRateLimiter } from '../../../lib/runtime/guards/rate-limiter.ts';
import { createDocumentClient } from '../../../lib/shared/dynamodb/document-client.ts';

describe('the rate limiter', () => {
  const documents = mockClient(DynamoDBDocumentClient);
  const counts = new Map<string, number>();
  beforeEach(() => {
    counts.clear();
    documents.reset();
    documents.on(UpdateCommand).callsFake(({ Key }: { Key: { pk: string; sk: string } }) => {
      const key = `${Key.pk} ${Key.sk}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
      return { Attributes: { calls: counts.get(key) } };
    });
  });
  const limiterAt = (epochSeconds: number) =>
    dynamodbRateLimiter(createDocumentClient(), 'requests', 2, () => epochSeconds);

  it('lets a county call until the minute is used up, then says how long to wait', async () => {
    const limiter = limiterAt(600 + 45);
    expect(await limiter.count('county-03')).toEqual({});
    expect(await limiter.count('county-03')).toEqual({});
    expect(await limiter.count('county-03')).toEqual({ retryAfterSeconds: 15 });
  });

  it('counts each county by itself and starts anew every minute', async () => {
    for (let call = 0; call < 3; call += 1) await limiterAt(600).count('county-03');
    expect(await limiterAt(600).count('county-04')).toEqual({});
    expect(await limiterAt(660).count('county-03')).toEqual({});
  });
});
