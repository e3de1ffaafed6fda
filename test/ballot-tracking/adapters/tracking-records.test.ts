import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { dynamodbProgress, dynamodbUploads } from '../../../lib/ballot-tracking/adapters/uploads.ts';
import { createDocumentClient } from '../../../lib/shared/dynamodb/document-client.ts';
import { Temporal } from '../../../lib/shared/time.ts';

const NOW = Temporal.Instant.from('2026-10-05T17:00:00.123Z');

const dynamodb = mockClient(DynamoDBDocumentClient);
const client = createDocumentClient();
beforeEach(() => dynamodb.reset());

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
      heldReasons: { 'before-issue': 1 },
    } as const;
    await dynamodbUploads(client, 'uploads').save(upload);
    expect(dynamodb.commandCalls(PutCommand)[0]?.args[0].input.Item).toMatchObject({
      pk: 'u1',
      sk: 'UPLOAD',
      receivedAt: '2026-10-05T17:00:00.123Z',
      counts,
      heldReasons: { 'before-issue': 1 },
    });
  });
});

describe('up to when participation records are complete', () => {
  const progress = dynamodbProgress(client, 'uploads');

  it('is unknown at first, and read as it was written', async () => {
    dynamodb
      .on(GetCommand)
      .resolvesOnce({})
      .resolves({ Item: { asOf: '2026-11-03T18:00:00.000Z' } });
    expect(await progress.asOf('E', '03')).toBeUndefined();
    expect((await progress.asOf('E', '03'))?.toString()).toBe('2026-11-03T18:00:00Z');
  });

  it('never goes back', async () => {
    dynamodb.rejects(new ConditionalCheckFailedException({ message: 'no', $metadata: {} }));
    await progress.advance('E', '03', NOW);
    expect(dynamodb.commandCalls(PutCommand)[0]?.args[0].input).toMatchObject({
      Item: { pk: 'PARTICIPATION#E', sk: 'COUNTY#03', asOf: '2026-10-05T17:00:00.123Z' },
      ConditionExpression: 'attribute_not_exists(pk) OR asOf < :asOf',
    });
    dynamodb.rejects(new Error('network'));
    await expect(progress.advance('E', '03', NOW)).rejects.toThrow('network');
  });
});
