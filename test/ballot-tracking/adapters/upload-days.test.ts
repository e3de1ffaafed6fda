import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, QueryCommand, TransactWriteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { dynamodbUploadDays } from '../../../lib/ballot-tracking/adapters/upload-days.ts';
import { NO_COUNTS } from '../../../lib/ballot-tracking/domain/plan/counts.ts';
import { createDocumentClient } from '../../../lib/shared/dynamodb/document-client.ts';
import { Temporal } from '../../../lib/shared/time.ts';

const dynamodb = mockClient(DynamoDBDocumentClient);
const days = dynamodbUploadDays(createDocumentClient(), 'uploads');
beforeEach(() => dynamodb.reset());

/** Already the 6th in UTC, and still the 5th in California. */
const NOW = Temporal.Instant.from('2026-10-06T05:30:00Z');
const AS_OF = Temporal.Instant.from('2026-10-06T01:00:00Z');
const COUNTS = {
  ...NO_COUNTS,
  rows: 12,
  refused: { 'unknown-voter': 2, 'bad-date': 1 },
  statuses: { ISSUED: 4, ODD: 1, STRANGE: 2 },
  asOf: AS_OF.epochMilliseconds,
};

type Update = {
  readonly UpdateExpression?: string | undefined;
  readonly ExpressionAttributeNames?: Record<string, string> | undefined;
  readonly ExpressionAttributeValues?: Record<string, unknown> | undefined;
};

/** What an update adds to which attribute. */
const addedBy = ({ ExpressionAttributeNames: names = {}, ExpressionAttributeValues: values = {} }: Update) =>
  Object.fromEntries(
    Object.entries(names)
      .filter(([placeholder]) => placeholder.startsWith('#n'))
      .map(([placeholder, name]) => [name, values[placeholder.replace('#', ':')]]),
  );

const expectDeclared = (input: Update): void => {
  const used = input.UpdateExpression?.match(/[#:]\w+/g) ?? [];
  const declared = Object.keys({ ...input.ExpressionAttributeNames, ...input.ExpressionAttributeValues });
  expect([...new Set(used)].toSorted()).toEqual(declared.toSorted());
};

describe('what counties send day by day', () => {
  it('is added up by the day in California, and codes that nobody knows together', async () => {
    dynamodb.on(UpdateCommand).resolves({});
    await days.add('E', '03', NOW, COUNTS, 5);
    const input = dynamodb.commandCalls(UpdateCommand)[0]?.args[0].input;
    expect(input?.Key).toEqual({ pk: 'UPLOAD-DAYS#E', sk: '03#2026-10-05' });
    expect(addedBy(input ?? {})).toEqual({
      uploads: 1,
      rowCount: 12,
      refused: 3,
      held: 5,
      'code-ISSUED': 4,
      'code-other': 3,
    });
    expect(input?.ExpressionAttributeValues).toMatchObject({ ':asOf': '2026-10-06T01:00:00.000Z' });
    expectDeclared(input ?? {});
  });

  it('of no new status leaves as of when the data are', async () => {
    dynamodb.on(UpdateCommand).resolves({});
    await days.add('E', '03', NOW, NO_COUNTS, 0);
    const input = dynamodb.commandCalls(UpdateCommand)[0]?.args[0].input;
    expect(input?.UpdateExpression).not.toContain('asOf');
    expectDeclared(input ?? {});
  });

  it('of an upload with an ID is added once: its mark and the numbers are one write', async () => {
    const twice = new TransactionCanceledException({
      message: 'no',
      $metadata: {},
      CancellationReasons: [{ Code: 'ConditionalCheckFailed' }, { Code: 'None' }],
    });
    dynamodb.on(TransactWriteCommand).resolvesOnce({}).rejectsOnce(twice).rejects(new Error('Down.'));
    await days.add('E', '03', NOW, COUNTS, 5, '03-20261005T223000-0123abcd');
    await days.add('E', '03', NOW, COUNTS, 5, '03-20261005T223000-0123abcd');
    const [mark, numbers] = dynamodb.commandCalls(TransactWriteCommand)[0]?.args[0].input.TransactItems ?? [];
    expect(mark?.Put).toMatchObject({
      Item: { pk: 'UPLOAD-DAY#03-20261005T223000-0123abcd' },
      ConditionExpression: 'attribute_not_exists(pk)',
    });
    expect(addedBy(numbers?.Update ?? {})).toMatchObject({ rowCount: 12 });
    expect(dynamodb.commandCalls(UpdateCommand)).toHaveLength(0);
    await expect(days.add('E', '03', NOW, COUNTS, 5, 'x')).rejects.toThrow('Down.');
  });

  it('is read by county and by election, over all pages, as it was added', async () => {
    const item = {
      ...{ pk: 'UPLOAD-DAYS#E', sk: '03#2026-10-05', county: '03', day: '2026-10-05', uploads: 2, rowCount: 12 },
      ...{ refused: 3, held: 5, 'code-ISSUED': 4, 'code-other': 3, lastAt: '2026-10-06T05:30:00.000Z' },
    };
    const next = { pk: item.pk, sk: item.sk };
    const other = { ...item, sk: '04#2026-10-05', county: '04', asOf: '2026-10-06T01:00:00.000Z' };
    dynamodb
      .on(QueryCommand)
      .resolvesOnce({ Items: [item], LastEvaluatedKey: next })
      .resolvesOnce({ Items: [other] });
    const all = await days.ofAll('E');
    expect(all.get('03')).toMatchObject([{ rows: 12, statuses: { ISSUED: 4, other: 3 }, asOf: null }]);
    expect(all.get('04')?.[0]?.asOf?.equals(AS_OF)).toBe(true);
    dynamodb.on(QueryCommand).resolves({ Items: [item] });
    const [day] = await days.ofCounty('E', '03');
    expect(day?.day.toString()).toBe('2026-10-05');
    expect(dynamodb.commandCalls(QueryCommand).at(-1)?.args[0].input).toMatchObject({
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :county)',
      ExpressionAttributeValues: { ':pk': 'UPLOAD-DAYS#E', ':county': '03#' },
    });
  });
});
