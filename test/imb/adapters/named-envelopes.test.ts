import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, TransactWriteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { dynamodbEnvelopes } from '../../../lib/ballot-tracking/adapters/envelopes.ts';
import type { Envelope } from '../../../lib/ballot-tracking/domain/envelope.ts';
import { namedStill } from '../../../lib/imb/adapters/barcodes.ts';
import { Temporal } from '../../../lib/shared/time.ts';

const mock = mockClient(DynamoDBDocumentClient);
beforeEach(() => mock.reset());
const store = dynamodbEnvelopes(mock as unknown as DynamoDBDocumentClient, 'ballots', namedStill('barcodes'));
const NOW = Temporal.Instant.from('2026-10-05T17:00:00Z');
const ENVELOPE: Envelope = {
  ...{ electionId: 'E', voterId: 'V1', county: '03', direction: 'outbound', barcode: '00700901234000000017' },
  ...{ scans: [{ at: NOW, code: '893' }], version: 1, recordedAt: NOW },
};
const canceled = (...codes: readonly string[]) =>
  new TransactionCanceledException({
    ...{ message: 'canceled', $metadata: {} },
    CancellationReasons: codes.map((Code) => ({ Code })),
  });

describe('an envelope with scans that may be told', () => {
  it('is written in one step with the condition that its barcode is this voter’s still', async () => {
    mock.on(TransactWriteCommand).resolves({});
    expect(await store.save(ENVELOPE, true, NOW)).toBe('saved');
    const [written, checked] = mock.commandCalls(TransactWriteCommand)[0]?.args[0].input.TransactItems ?? [];
    expect(written?.Update).toMatchObject({ TableName: 'ballots', ConditionExpression: 'attribute_not_exists(pk)' });
    expect(checked?.ConditionCheck).toEqual({
      TableName: 'barcodes',
      Key: { pk: 'CODE#00700901234000000017', sk: 'ELECTION#E' },
      ConditionExpression: 'voterId = :voter AND county = :county AND direction = :way',
      ExpressionAttributeValues: { ':voter': 'V1', ':county': '03', ':way': 'outbound' },
    });
  });

  it.each([
    ['not-named', ['None', 'ConditionalCheckFailed']],
    ['not-named', ['ConditionalCheckFailed', 'ConditionalCheckFailed']],
    ['conflict', ['ConditionalCheckFailed', 'None']],
  ] as const)('is %s where that fails: %j', async (answer, codes) => {
    mock.on(TransactWriteCommand).rejects(canceled(...codes));
    expect(await store.save(ENVELOPE, true, NOW)).toBe(answer);
  });

  it('is written alone where nothing is told by it: one more scan, or scans that are taken back', async () => {
    mock.on(UpdateCommand).resolves({});
    expect(await store.save({ ...ENVELOPE, version: 2 }, false, NOW)).toBe('saved');
    expect(await store.save({ ...ENVELOPE, version: 3, scans: [] }, true, NOW)).toBe('saved');
    expect(mock.commandCalls(TransactWriteCommand)).toHaveLength(0);
    expect(mock.commandCalls(UpdateCommand)).toHaveLength(2);
  });
});
