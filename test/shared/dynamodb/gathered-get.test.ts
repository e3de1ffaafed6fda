import { BatchGetCommand, DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { createDocumentClient } from '../../../lib/shared/dynamodb/document-client.ts';
import { gatheredGet } from '../../../lib/shared/dynamodb/gathered-get.ts';

const dynamodb = mockClient(DynamoDBDocumentClient);
const keyOf = (number: number) => ({ pk: `V${number}`, sk: 'VOTER' });

/** A table that has every voter with an even number. */
const evenVoters = (): void => {
  dynamodb
    .on(BatchGetCommand)
    .callsFake((input: { RequestItems: { voters: { Keys: { pk: string; sk: string }[] } } }) => ({
      Responses: { voters: input.RequestItems.voters.Keys.filter(({ pk }) => Number(pk.slice(1)) % 2 === 0) },
    }));
};

describe('single reads', () => {
  beforeEach(() => {
    dynamodb.reset();
  });

  it('of one turn travel together, a hundred in a call, each to whoever asked', async () => {
    evenVoters();
    const get = gatheredGet(createDocumentClient(), 'voters');
    const numbers = Array.from({ length: 150 }, (_, number) => number);
    const found = await Promise.all(numbers.map((number) => get(keyOf(number))));
    expect(found).toEqual(numbers.map((number) => (number % 2 === 0 ? keyOf(number) : undefined)));
    expect(dynamodb.commandCalls(BatchGetCommand)).toHaveLength(2);
  });

  it('of one key by two callers are one read', async () => {
    evenVoters();
    const get = gatheredGet(createDocumentClient(), 'voters');
    expect(await Promise.all([get(keyOf(2)), get(keyOf(2))])).toEqual([keyOf(2), keyOf(2)]);
    const asked = dynamodb.commandCalls(BatchGetCommand).map(({ args }) => args[0].input.RequestItems?.['voters']);
    expect(asked).toMatchObject([{ Keys: [keyOf(2)], ConsistentRead: true }]);
  });

  it('answer nobody from an earlier turn: an opt-out counts at once', async () => {
    evenVoters();
    const get = gatheredGet(createDocumentClient(), 'voters');
    await get(keyOf(2));
    dynamodb.on(BatchGetCommand).resolves({ Responses: { voters: [] } });
    expect(await get(keyOf(2))).toBeUndefined();
  });

  it('fail together when the table cannot be reached, and are asked anew afterwards', async () => {
    dynamodb.on(BatchGetCommand).rejectsOnce(new Error('network'));
    const get = gatheredGet(createDocumentClient(), 'voters');
    const failed = await Promise.allSettled([get(keyOf(2)), get(keyOf(4))]);
    expect(failed.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    evenVoters();
    expect(await get(keyOf(2))).toEqual(keyOf(2));
  });
});
