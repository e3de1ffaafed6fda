import { DynamoDBClient, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand, QueryCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { dynamodbHaltBook } from '../../../../lib/messaging/adapters/dynamodb/halt-book.ts';
import { Temporal } from '../../../../lib/shared/time.ts';

const table = mockClient(DynamoDBDocumentClient);
const book = dynamodbHaltBook(DynamoDBDocumentClient.from(new DynamoDBClient({})), 'settings');
const NOON = Temporal.Instant.from('2026-10-06T19:00:00Z');
const HALT = {
  id: 'county.03~type.Outbound',
  scope: { county: '03', type: 'Outbound' },
  reason: 'A wrong day',
  startedBy: 'sos-1',
  startedAt: NOON,
} as const;
const ITEM = {
  pk: 'HALTS',
  sk: 'county#03+type#Outbound',
  reason: 'A wrong day',
  startedBy: 'sos-1',
  startedAt: '2026-10-06T19:00:00.000Z',
};

describe('the book of halts', () => {
  beforeEach(() => table.reset());

  it('keeps a halt where the senders look for it, once', async () => {
    table.on(PutCommand).resolves({});
    expect(await book.start(HALT)).toBe('started');
    expect(table.commandCalls(PutCommand)[0]?.args[0].input).toMatchObject({
      Item: ITEM,
      ConditionExpression: 'attribute_not_exists(pk)',
    });
  });

  it('reads what was written by hand in an emergency, also what nobody can read, and ends it', async () => {
    table
      .on(QueryCommand)
      .resolves({ Items: [ITEM, { pk: 'HALTS', sk: 'channel#text' }, { pk: 'HALTS', sk: 'oops' }] });
    const halts = await book.active();
    expect(halts.map(({ id, scope, startedBy }) => [id, scope, startedBy])).toEqual([
      ['county.03~type.Outbound', { county: '03', type: 'Outbound' }, 'sos-1'],
      ['channel.text', { channel: 'text' }, 'table'],
      ['oops', {}, 'table'],
    ]);
    table.on(TransactWriteCommand).resolves({});
    const by = { endedBy: 'sos-2', endedAt: NOON };
    for (const halt of halts) expect(await book.end(halt, by)).toBe('ended');
    const deleted = table
      .commandCalls(TransactWriteCommand)
      .map(({ args }) => args[0].input.TransactItems?.[0]?.Delete);
    expect(deleted.map((item) => item?.Key?.['sk'])).toEqual(['county#03+type#Outbound', 'channel#text', 'oops']);
    expect(deleted[0]?.ConditionExpression).toBe('startedAt = :startedAt');
  });

  it('says that somebody else has ended it', async () => {
    table.on(TransactWriteCommand).rejects(
      new TransactionCanceledException({
        message: '',
        $metadata: {},
        CancellationReasons: [{ Code: 'ConditionalCheckFailed' }, { Code: 'None' }],
      }),
    );
    expect(await book.end(HALT, { endedBy: 'sos-2', endedAt: NOON })).toBe('gone');
  });
});
