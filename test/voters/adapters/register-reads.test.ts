import { BatchGetCommand, DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { createDocumentClient } from '../../../lib/shared/dynamodb/document-client.ts';
import { dynamodbRegisterReads } from '../../../lib/voters/adapters/register-reads.ts';

const dynamo = mockClient(DynamoDBDocumentClient);
const reads = dynamodbRegisterReads(createDocumentClient(), 'voters');
beforeEach(() => dynamo.reset());

const item = (voterId: string, more: object = {}) => ({
  pk: voterId,
  sk: 'VOTER',
  voterId,
  county: '03',
  status: 'A',
  firstName: 'Mary',
  lastName: 'Wright',
  dateOfBirth: '1971-03-09',
  residenceZip: '95642',
  ...more,
});

describe('the register, searched for one voter', () => {
  it('gives a record by ID; of a confidential voter none of its fields', async () => {
    dynamo.on(BatchGetCommand).resolves({ Responses: { voters: [item('V1')] } });
    expect((await reads.find('V1'))?.row?.lastName).toBe('Wright');
    dynamo.on(BatchGetCommand).resolves({ Responses: { voters: [item('V1', { confidential: true })] } });
    expect(await reads.find('V1')).toMatchObject({ confidential: true, row: null });
    dynamo.on(BatchGetCommand).resolves({ Responses: { voters: [] } });
    expect(await reads.find('V9')).toBeUndefined();
  });

  it('finds by date of birth through the index, and leaves out whose record says otherwise by now', async () => {
    dynamo.on(QueryCommand).resolves({ Items: [{ pk: 'V1' }, { pk: 'V2' }, { pk: 'V3' }] });
    const changed = item('V2', { dateOfBirth: '1971-09-03' });
    const hidden = item('V3', { confidential: true });
    dynamo.on(BatchGetCommand).resolves({ Responses: { voters: [item('V1'), changed, hidden] } });
    expect((await reads.bornOn('1971-03-09')).map(({ voterId }) => voterId)).toEqual(['V1']);
    expect(dynamo.commandCalls(QueryCommand)[0]?.args[0].input).toMatchObject({
      IndexName: 'birth',
      ExpressionAttributeValues: { ':date': '1971-03-09' },
    });
  });
});
