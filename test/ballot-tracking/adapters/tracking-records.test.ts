import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { dynamodbUploadBook } from '../../../lib/ballot-tracking/adapters/upload-book.ts';
import { dynamodbProgress, dynamodbUploads } from '../../../lib/ballot-tracking/adapters/uploads.ts';
import { createDocumentClient } from '../../../lib/shared/dynamodb/document-client.ts';
import { Temporal } from '../../../lib/shared/time.ts';

const NOW = Temporal.Instant.from('2026-10-05T17:00:00.123Z');

const dynamodb = mockClient(DynamoDBDocumentClient);
const client = createDocumentClient();
beforeEach(() => dynamodb.reset());

const ID = '03-20261005T170000-0123abcd';
const counts = { rows: 2_100, accepted: 2_099, unchanged: 0, held: 1, rejected: 0 };
const upload = {
  uploadId: ID,
  kind: 'ballots',
  electionId: 'E',
  county: '03',
  clientId: 'c',
  receivedAt: NOW,
  counts,
  heldReasons: { 'before-issue': 1 },
} as const;
const rows = Array.from({ length: counts.rows }, (_, index) =>
  index === 1_001
    ? ({ index, result: 'held', problem: { index, field: 'status', code: 'before-issue', message: 'Wait.' } } as const)
    : ({ index, result: 'accepted' } as const),
);

describe('uploads', () => {
  const book = dynamodbUploadBook(client, 'uploads');
  const itemsPut = () => dynamodb.commandCalls(PutCommand).map(({ args }) => args[0].input.Item ?? {});
  const saved = async () => {
    await dynamodbUploads(client, 'uploads').save(upload, rows);
    const items = itemsPut();
    dynamodb.on(GetCommand).callsFake(({ Key }) => ({
      Item: items.find(({ pk, sk }) => pk === Key.pk && sk === Key.sk),
    }));
    return items;
  };

  it('are kept under their county behind what became of their rows, so that none is listed without them', async () => {
    const items = await saved();
    expect(items.map(({ pk, sk }) => `${pk} ${sk}`)).toEqual([
      `UPLOAD-ROWS#${ID} 0`,
      `UPLOAD-ROWS#${ID} 1`,
      `UPLOAD-ROWS#${ID} 2`,
      `UPLOADS#03 ${ID}`,
    ]);
    expect(items.at(-1)).toMatchObject({
      receivedAt: '2026-10-05T17:00:00.123Z',
      counts,
      heldReasons: { 'before-issue': 1 },
    });
    expect(Math.max(...items.slice(0, -1).map((item) => item['rows'].length))).toBeLessThan(20_000);
  });

  it('are found by their county alone, and read as they were written, row by row, in pages of any size', async () => {
    await saved();
    expect(await book.find('19', ID)).toBeUndefined();
    expect(await book.find('03', ID)).toEqual(upload);
    for (const limit of [7, 1_000, 999]) {
      const read: unknown[] = [];
      let cursor: string | null | undefined;
      while (cursor !== null) {
        const page = await book.rows(upload, { limit, ...(cursor === undefined ? {} : { cursor }) });
        if (page === 'unknown-cursor') throw new Error('A cursor of ours was not known.');
        expect(page.entries.length).toBeLessThanOrEqual(limit);
        read.push(...page.entries);
        cursor = page.cursor;
      }
      expect(read).toEqual(rows);
    }
    for (const cursor of ['2100', '-1', 'x', '', '1e3'])
      expect(await book.rows(upload, { cursor, limit: 10 })).toBe('unknown-cursor');
    const empty = { ...upload, counts: { ...counts, rows: 0, accepted: 0, held: 0 } };
    expect(await book.rows(empty, { limit: 10 })).toEqual({ entries: [], cursor: null });
  });

  it('are listed newest first, of one county, and go on behind the last one', async () => {
    await saved();
    const [item] = itemsPut().slice(-1);
    dynamodb.on(QueryCommand).resolves({ Items: [item ?? {}], LastEvaluatedKey: { pk: 'UPLOADS#03', sk: ID } });
    expect(await book.list('03', 'E', { cursor: ID, limit: 1 })).toEqual({ entries: [upload], cursor: ID });
    expect(dynamodb.commandCalls(QueryCommand)[0]?.args[0].input).toMatchObject({
      ExpressionAttributeValues: { ':pk': 'UPLOADS#03', ':electionId': 'E' },
      ExclusiveStartKey: { pk: 'UPLOADS#03', sk: ID },
      ScanIndexForward: false,
    });
    expect(await book.list('03', undefined, { cursor: 'UPLOADS#19', limit: 1 })).toBe('unknown-cursor');
  });
});

describe('up to when participation records are complete', () => {
  const progress = dynamodbProgress(client, 'uploads');

  it('is unknown at first, and read as it was written', async () => {
    dynamodb
      .on(GetCommand)
      .resolvesOnce({})
      .resolves({ Item: { asOf: '2026-11-03T18:00:00.000Z' } });
    expect(await progress.asOf('E', '03')).toBeUndefined();
    expect((await progress.asOf('E', '03'))?.toString()).toBe('2026-11-03T18:00:00Z');
  });

  it('never goes back', async () => {
    dynamodb.rejects(new ConditionalCheckFailedException({ message: 'no', $metadata: {} }));
    await progress.advance('E', '03', NOW);
    expect(dynamodb.commandCalls(PutCommand)[0]?.args[0].input).toMatchObject({
      Item: { pk: 'PARTICIPATION#E', sk: 'COUNTY#03', asOf: '2026-10-05T17:00:00.123Z' },
      ConditionExpression: 'attribute_not_exists(pk) OR asOf < :asOf',
    });
    dynamodb.rejects(new Error('network'));
    await expect(progress.advance('E', '03', NOW)).rejects.toThrow('network');
  });
});
