import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, expect, it } from 'vitest';
import { dynamodbSilenceNotes } from '../../../lib/ballot-tracking/adapters/silence-notes.ts';
import { createDocumentClient } from '../../../lib/shared/dynamodb/document-client.ts';

const dynamodb = mockClient(DynamoDBDocumentClient);
const notes = dynamodbSilenceNotes(createDocumentClient(), 'uploads');
beforeEach(() => dynamodb.reset());

it('a silence is noted once: whoever comes second is told so, and a fault is a fault', async () => {
  const present = new ConditionalCheckFailedException({ message: 'no', $metadata: {} });
  dynamodb.on(PutCommand).resolvesOnce({}).rejectsOnce(present).rejects(new Error('Down.'));
  expect(await notes.note('E', '03', '2026-10-12 0')).toBe(true);
  expect(await notes.note('E', '03', '2026-10-12 0')).toBe(false);
  await expect(notes.note('E', '03', '2026-10-12 1')).rejects.toThrow('Down.');
  expect(dynamodb.commandCalls(PutCommand)[0]?.args[0].input).toEqual({
    TableName: 'uploads',
    Item: { pk: 'UPLOAD-SILENCE#E', sk: '03#2026-10-12 0' },
    ConditionExpression: 'attribute_not_exists(pk)',
  });
});
