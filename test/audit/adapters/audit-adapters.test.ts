import { ConditionalCheckFailedException, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { DynamoDBDocumentClient, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { dynamodbChains } from '../../../lib/audit/adapters/chains.ts';
import { s3DailyRoots } from '../../../lib/audit/adapters/daily-roots.ts';
import { NO_ROOT } from '../../../lib/audit/domain/daily-root.ts';
import { CHAIN_START } from '../../../lib/audit/domain/link.ts';
import { hashOfRoot, linkBehind } from '../../../lib/audit/use-cases/hash-link.ts';

const dynamodb = mockClient(DynamoDBDocumentClient);
const s3 = mockClient(S3Client);
beforeEach(() => {
  dynamodb.reset();
  s3.reset();
});
const chains = () => dynamodbChains(DynamoDBDocumentClient.from(new DynamoDBClient({ region: 'us-west-2' })), 'audit');
const roots = () => s3DailyRoots(new S3Client({ region: 'us-west-2' }), 'audit-bucket');

const first = linkBehind('03', CHAIN_START, 'one');
const second = linkBehind('03', first, 'two');

describe('the chains in the table', () => {
  it('puts a link where none stands, and nowhere else', async () => {
    dynamodb.on(PutCommand).resolves({});
    expect(await chains().append(second)).toBe('appended');
    expect(dynamodb.commandCalls(PutCommand)[0]?.args[0].input).toEqual({
      TableName: 'audit',
      Item: { pk: 'CHAIN#03', sk: '000000000002', ...second },
      ConditionExpression: 'attribute_not_exists(pk)',
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    });
  });

  it('gives the link that stands there', async () => {
    const Item = marshall({ pk: 'CHAIN#03', sk: '000000000001', ...first });
    dynamodb.on(PutCommand).rejects(new ConditionalCheckFailedException({ message: 'no', $metadata: {}, Item }));
    expect(await chains().append({ ...first, text: 'other', hash: 'x' })).toEqual(first);
  });

  it('reads the newest, and goes on where a page of the table ended', async () => {
    dynamodb
      .on(QueryCommand)
      .resolvesOnce({ Items: [first], LastEvaluatedKey: { pk: 'CHAIN#03', sk: '000000000001' } })
      .resolves({ Items: [second] });
    expect(await chains().after('03', 0, 500)).toEqual([first, second]);
    expect(dynamodb.commandCalls(QueryCommand).map(({ args }) => args[0].input.Limit)).toEqual([500, 499]);
    expect(await chains().newest('03')).toEqual(second);
    expect(dynamodb.commandCalls(QueryCommand)[2]?.args[0].input).toMatchObject({
      ScanIndexForward: false,
      ConsistentRead: true,
      Limit: 1,
    });
  });
});

describe('the roots in the bucket', () => {
  const root = { number: 1, madeAt: '2026-10-06T07:15:00.000Z', previous: NO_ROOT.hash, ends: [] };
  const made = { ...root, hash: hashOfRoot(root) };

  it('puts a root once', async () => {
    s3.on(PutObjectCommand).resolvesOnce({});
    expect(await roots().put(made)).toBe('put');
    expect(s3.commandCalls(PutObjectCommand)[0]?.args[0].input).toMatchObject({
      Bucket: 'audit-bucket',
      Key: 'roots/000001.json',
      IfNoneMatch: '*',
    });
    const taken = { name: 'PreconditionFailed', $fault: 'client', $metadata: { httpStatusCode: 412 } } as const;
    s3.on(PutObjectCommand).rejects(new S3ServiceException({ ...taken, message: 'there' }));
    expect(await roots().put(made)).toBe('exists');
    s3.on(PutObjectCommand).rejects(new S3ServiceException({ ...taken, $metadata: { httpStatusCode: 503 } }));
    await expect(roots().put(made)).rejects.toThrow();
  });

  it('finds the newest behind a thousand', async () => {
    const keys = (from: number, count: number) =>
      Array.from({ length: count }, (_, index) => ({ Key: `roots/${String(from + index).padStart(6, '0')}.json` }));
    s3.on(ListObjectsV2Command)
      .resolvesOnce({ Contents: keys(1, 1000), NextContinuationToken: 'more' })
      .resolves({ Contents: keys(1001, 2) });
    s3.on(GetObjectCommand).resolves({ Body: { transformToString: async () => JSON.stringify(made) } as never });
    expect(await roots().newest()).toEqual(made);
    expect(s3.commandCalls(GetObjectCommand)[0]?.args[0].input.Key).toBe('roots/001002.json');
    expect(s3.commandCalls(ListObjectsV2Command)[1]?.args[0].input.ContinuationToken).toBe('more');
  });
});
