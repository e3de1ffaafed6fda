import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { dynamodbUploads } from '../../../lib/ballot-tracking/adapters/uploads.ts';
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
