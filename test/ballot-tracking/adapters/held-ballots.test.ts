import { BatchGetCommand, DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { dynamodbHeldBallots } from '../../../lib/ballot-tracking/adapters/held-ballots.ts';
import { createDocumentClient } from '../../../lib/shared/dynamodb/document-client.ts';

const dynamodb = mockClient(DynamoDBDocumentClient);
const held = dynamodbHeldBallots(createDocumentClient(), 'ballots');
beforeEach(() => dynamodb.reset());

const key = (voterId: string): { pk: string; sk: string } => ({ pk: `E#${voterId}`, sk: 'BALLOT#B1' });
const item = (voterId: string) => ({
  ...key(voterId),
  electionId: 'E',
  voterId,
  county: '03',
  ballotId: 'B1',
  entries: [],
});

describe('ballots with held rows', () => {
  it('come page by page, as the table has them, and only of the county and election', async () => {
    dynamodb
      .on(QueryCommand)
      .resolvesOnce({ Items: [key('V1'), key('V2')], LastEvaluatedKey: { heldIn: 'E#03', ...key('V2') } })
      .resolves({ Items: [key('V3')] });
    // V2 is not there any more, and the table answers in an order of its own.
    dynamodb.on(BatchGetCommand).resolvesOnce({ Responses: { ballots: [item('V1')] } });
    dynamodb.on(BatchGetCommand).resolves({ Responses: { ballots: [item('V3'), item('V1')] } });
    const first = await held.page('E', '03', undefined, 2);
    if (first === 'unknown-cursor' || first.cursor === null) throw new Error('There is no second page.');
    const second = await held.page('E', '03', first.cursor, 2);
    expect(second).toMatchObject({ ballots: [{ voterId: 'V3' }], cursor: null });
    const [one, two] = dynamodb.commandCalls(QueryCommand).map((call) => call.args[0].input);
    expect(one).toMatchObject({ IndexName: 'held', Limit: 2, ExpressionAttributeValues: { ':heldIn': 'E#03' } });
    expect(one?.ExclusiveStartKey).toBeUndefined();
    expect(two?.ExclusiveStartKey).toEqual({ heldIn: 'E#03', ...key('V2') });
  });

  it.each([
    '',
    'nonsense',
    'W10',
    Buffer.from('["V1"]').toString('base64url'),
    Buffer.from('[1,2]').toString('base64url'),
  ])('take %j for no cursor', async (cursor) => {
    expect(await held.page('E', '03', cursor, 2)).toBe('unknown-cursor');
    expect(dynamodb.commandCalls(QueryCommand)).toHaveLength(0);
  });

  it('read nothing where none is held', async () => {
    dynamodb.on(QueryCommand).resolves({});
    expect(await held.page('E', '03', undefined, 2)).toEqual({ ballots: [], cursor: null });
    expect(dynamodb.commandCalls(BatchGetCommand)).toHaveLength(0);
  });
});
