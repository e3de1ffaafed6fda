import { BatchGetCommand, DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { createDocumentClient } from '../../../lib/shared/dynamodb/document-client.ts';
import { dynamodbVoters } from '../../../lib/voters/adapters/voters.ts';

const dynamodb = mockClient(DynamoDBDocumentClient);
const client = createDocumentClient();
beforeEach(() => dynamodb.reset());

describe('voters', () => {
  const store = dynamodbVoters(client, 'voters');
  const item = { pk: 'V1', sk: 'VOTER', voterId: 'V1', county: '03', status: 'A', lastName: 'Nobody' };
  const status = { voterId: 'V1', county: '03', status: 'A', confidential: false };

  it('give their status and nothing of the rest of the roll', async () => {
    dynamodb.on(BatchGetCommand).resolves({ Responses: { voters: [item] } });
    expect(await store.find('V1')).toEqual(status);
    expect(await store.findAll(['V1', 'V404'])).toEqual(new Map([['V1', status]]));
    const asked = dynamodb
      .commandCalls(BatchGetCommand)
      .map(({ args }) => Object.values(args[0].input.RequestItems?.['voters']?.ExpressionAttributeNames ?? {}));
    const standing = ['voterId', 'county', 'status', 'confidential'];
    expect(asked).toEqual([['pk', 'sk', ...standing], standing]);
  });

  it('nobody has this ID', async () => {
    dynamodb.on(BatchGetCommand).resolves({ Responses: { voters: [] } });
    expect(await store.find('V404')).toBeUndefined();
    expect(await store.findAll([])).toEqual(new Map());
  });
});
