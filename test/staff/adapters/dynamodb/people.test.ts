import { ConditionalCheckFailedException, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, QueryCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { createDocumentClient } from '../../../../lib/shared/dynamodb/document-client.ts';
import { Temporal } from '../../../../lib/shared/time.ts';
import { dynamodbPeople, personItem } from '../../../../lib/staff/adapters/dynamodb/people.ts';
import type { Person } from '../../../../lib/staff/domain/person.ts';

const NOW = Temporal.Instant.from('2026-11-27T18:00:00Z');
const CLERK: Person = {
  id: 'person-1',
  county: '03',
  role: 'county-clerk',
  name: 'Clara Amador',
  email: 'clerk@amador.example.org',
  subject: 'pool-1',
  signedOutAt: null,
};
const READER: Person = { ...CLERK, id: 'person-2', role: 'read-only', subject: 'pool-2' };

const cancelled = (...codes: readonly string[]) =>
  new TransactionCanceledException({
    message: 'x',
    $metadata: {},
    CancellationReasons: codes.map((Code) => ({ Code })),
  });

describe('people in the table', () => {
  const documents = mockClient(DynamoDBDocumentClient);
  const people = dynamodbPeople(createDocumentClient(), 'staff');
  const writes = () => documents.commandCalls(TransactWriteCommand)[0]?.args[0].input.TransactItems ?? [];
  /** Who answers next: a mock that has answered once does not answer once again. */
  const next = <Command extends typeof GetCommand | typeof TransactWriteCommand>(command: Command) => {
    documents.reset();
    return documents.on(command as never);
  };
  beforeEach(() => documents.reset());

  it('are read as they are now; who was removed is nobody, and what cannot be is a fault', async () => {
    next(GetCommand).resolves({ Item: personItem({ ...CLERK, signedOutAt: NOW }) });
    expect(await people.find('03', 'person-1')).toEqual({ ...CLERK, signedOutAt: NOW });
    expect(documents.commandCalls(GetCommand)[0]?.args[0].input).toEqual({
      TableName: 'staff',
      Key: { pk: 'UNIT#03', sk: 'PERSON#person-1' },
      ConsistentRead: true,
    });
    next(GetCommand).resolves({ Item: { ...personItem(CLERK), removedAt: '2026-11-27T18:00:00.000Z' } });
    expect(await people.find('03', 'person-1')).toBeUndefined();
    next(GetCommand).resolves({ Item: { ...personItem(CLERK), role: 'sos-operations' } });
    await expect(people.find('03', 'person-1')).rejects.toThrow();
    next(GetCommand).resolves({});
    expect(await people.findBySubject('nobody')).toBeUndefined();
    documents.on(QueryCommand).resolves({ Items: [personItem(READER), personItem(CLERK)] });
    expect((await people.list('03')).map(({ id }) => id).toSorted()).toEqual(['person-1', 'person-2']);
  });

  it('are entered with their invitation used up and their subject taken, or not at all', async () => {
    next(TransactWriteCommand).resolves({});
    expect(await people.enter(CLERK, 'key')).toBe('entered');
    expect(writes()).toMatchObject([
      { Delete: { Key: { pk: 'UNIT#03', sk: 'INVITATION#key' }, ConditionExpression: 'attribute_exists(pk)' } },
      {
        Put: { Item: { pk: 'SUBJECT#pool-1', personId: 'person-1' }, ConditionExpression: 'attribute_not_exists(pk)' },
      },
      { Put: { Item: { sk: 'PERSON#person-1' }, ConditionExpression: 'attribute_not_exists(pk)' } },
      { Update: { Key: { sk: 'ADMINS' }, UpdateExpression: 'ADD admins :one' } },
    ]);
    next(TransactWriteCommand).rejects(cancelled('ConditionalCheckFailed', 'None', 'None', 'None'));
    expect(await people.enter(CLERK, 'key')).toBe('invitation-gone');
    next(TransactWriteCommand).rejects(cancelled('None', 'ConditionalCheckFailed', 'None'));
    expect(await people.enter(READER, 'key')).toBe('known-already');
  });

  it('leave only while another looks after the rest: the count is the condition of the same write', async () => {
    next(TransactWriteCommand).resolves({});
    expect(await people.remove(CLERK, NOW)).toBe('done');
    expect(writes()).toMatchObject([
      { Update: { Key: { sk: 'ADMINS' }, ConditionExpression: 'admins > :one' } },
      { Update: { Key: { sk: 'PERSON#person-1' }, UpdateExpression: 'SET removedAt = :at' } },
      { Delete: { Key: { pk: 'SUBJECT#pool-1' } } },
    ]);
    next(TransactWriteCommand).rejects(cancelled('ConditionalCheckFailed', 'None', 'None'));
    expect(await people.remove(CLERK, NOW)).toBe('last-admin');
    next(TransactWriteCommand).rejects(cancelled('ConditionalCheckFailed', 'None'));
    expect(await people.changeRole(CLERK, 'read-only')).toBe('last-admin');
    next(TransactWriteCommand).rejects(cancelled('None', 'ConditionalCheckFailed'));
    expect(await people.changeRole(CLERK, 'read-only')).toBe('changed-meanwhile');
    next(TransactWriteCommand).rejects(cancelled('ConditionalCheckFailed', 'None'));
    expect(await people.remove(READER, NOW), 'of somebody who looks after nobody').toBe('changed-meanwhile');
    next(TransactWriteCommand).rejects(new ConditionalCheckFailedException({ message: 'x', $metadata: {} }));
    await expect(people.remove(CLERK, NOW)).rejects.toThrow();
  });

  it('who begin to look after others are counted', async () => {
    next(TransactWriteCommand).resolves({});
    expect(await people.changeRole(READER, 'county-clerk')).toBe('done');
    expect(writes()).toMatchObject([
      {
        Update: {
          ConditionExpression: '#role = :role AND attribute_not_exists(removedAt)',
          ExpressionAttributeValues: { ':role': 'read-only', ':new': 'county-clerk' },
        },
      },
      { Update: { Key: { sk: 'ADMINS' }, UpdateExpression: 'ADD admins :one' } },
    ]);
  });
});
