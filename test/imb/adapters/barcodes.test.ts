import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { BatchGetCommand, DynamoDBDocumentClient, TransactWriteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { dynamodbBarcodes } from '../../../lib/imb/adapters/barcodes.ts';
import type { Tracked } from '../../../lib/imb/domain/tracking-row.ts';
import { Temporal } from '../../../lib/shared/time.ts';

const mock = mockClient(DynamoDBDocumentClient);
beforeEach(() => mock.reset());
const store = dynamodbBarcodes(mock as unknown as DynamoDBDocumentClient, 'barcodes');
const DAY = Temporal.PlainDate.from('2026-10-05');
const NOW = Temporal.Instant.from('2026-10-05T17:00:00Z');
const tracked = (barcode: string): Tracked => ({
  electionId: 'E',
  county: '03',
  voterId: 'V1',
  direction: 'outbound',
  barcode,
  countedOn: DAY,
});

describe('the barcodes table', () => {
  it('adds barcodes and counts them in one write, and never over another one', async () => {
    mock.on(TransactWriteCommand).resolves({});
    expect(await store.change([{ after: tracked('1') }, { after: tracked('2') }])).toBe('changed');
    const items = mock.commandCalls(TransactWriteCommand)[0]?.args[0].input.TransactItems ?? [];
    expect(
      items.map(({ Put, Update }) => Put?.ConditionExpression ?? Update?.ExpressionAttributeValues?.[':more']),
    ).toEqual(['attribute_not_exists(pk)', 'attribute_not_exists(pk)', 2]);
    expect(items[2]?.Update?.Key?.['pk']).toBe('COUNTS#E#03');
  });

  it('takes a name back, and what was counted by it, only while it is as it was found', async () => {
    mock.on(TransactWriteCommand).resolves({});
    const before = { ...tracked('1'), scannedOn: DAY };
    await store.change([{ before }]);
    await store.change([{ before: tracked('1'), after: { ...tracked('1'), voterId: 'V2' } }]);
    const [gone = [], moved = []] = mock
      .commandCalls(TransactWriteCommand)
      .map(({ args }) => args[0].input.TransactItems ?? []);
    expect(gone[0]?.Delete).toMatchObject({
      ConditionExpression: 'voterId = :voter AND direction = :way AND scannedOn = :scanned',
      ExpressionAttributeValues: { ':voter': 'V1', ':way': 'outbound', ':scanned': '2026-10-05' },
    });
    expect(gone.slice(1).map(({ Update }) => Update?.ExpressionAttributeValues)).toMatchObject([
      { ':kind': 'named', ':more': -1 },
      { ':kind': 'scanned', ':more': -1 },
      { ':kind': 'seen', ':more': -1 },
    ]);
    expect(moved[0]?.Put).toMatchObject({ Item: { voterId: 'V2' }, ExpressionAttributeValues: { ':voter': 'V1' } });
    expect(moved[0]?.Put?.ConditionExpression).toContain('attribute_not_exists(scannedOn)');
    expect(moved.slice(1).map(({ Update }) => Update?.ExpressionAttributeValues?.[':more'])).toEqual([1, -1]);
  });

  it('marks the barcodes of a state-wide push within what DynamoDB writes at once, whichever counties and days they are of', async () => {
    mock.on(TransactWriteCommand).resolves({});
    const scanned = Array.from({ length: 120 }, (_, at) => ({
      ...{ ...tracked(String(at)), county: String((at % 58) + 1).padStart(2, '0') as Tracked['county'] },
      scannedOn: DAY.add({ days: at % 7 }),
    }));
    await store.markScanned(scanned);
    const sizes = mock
      .commandCalls(TransactWriteCommand)
      .map(({ args }) => args[0].input.TransactItems?.length ?? Number.NaN);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(100);
    expect(sizes.length).toBeGreaterThan(1);
  });

  it('says that a barcode changed meanwhile, and tries again where its counter was busy', async () => {
    const canceled = (...codes: readonly string[]) =>
      new TransactionCanceledException({
        ...{ message: 'canceled', $metadata: {} },
        CancellationReasons: codes.map((Code) => ({ Code })),
      });
    mock.on(TransactWriteCommand).rejectsOnce(canceled('None', 'TransactionConflict')).resolves({});
    expect(await store.change([{ after: tracked('1') }])).toBe('changed');
    mock.on(TransactWriteCommand).rejects(canceled('ConditionalCheckFailed', 'None'));
    expect(await store.change([{ after: tracked('1') }])).toBe('conflict');
  });

  it('notes and counts a first scan once', async () => {
    mock.on(TransactWriteCommand).resolves({});
    await store.markScanned([{ ...tracked('1'), scannedOn: DAY }]);
    const items = mock.commandCalls(TransactWriteCommand)[0]?.args[0].input.TransactItems ?? [];
    expect(items[0]?.Update?.ConditionExpression).toContain('attribute_not_exists(scannedOn)');
    expect(items.slice(1).map(({ Update }) => Update?.ExpressionAttributeValues?.[':kind'])).toEqual([
      'scanned',
      'seen',
    ]);
  });

  it('lets a scan wait for weeks, and reads it back', async () => {
    mock.on(UpdateCommand).resolves({});
    const scan = { at: NOW, code: '919', expectedOn: DAY };
    await store.wait([{ barcode: '1', from: null, scan }], NOW);
    const { ExpressionAttributeValues: values = {} } = mock.commandCalls(UpdateCommand)[0]?.args[0].input ?? {};
    expect(values[':end']).toBe(NOW.add({ hours: 24 * 45 }).epochMilliseconds / 1000);
    mock.on(BatchGetCommand).resolves({ Responses: { barcodes: [{ barcode: '1', waiting: values[':fresh'] }] } });
    expect(await store.waiting(['1'])).toEqual([{ barcode: '1', from: null, scan }]);
  });
});
