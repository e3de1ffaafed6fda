import { ConditionalCheckFailedException, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import {
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { dynamodbFileUploads } from '../../../lib/ballot-tracking/adapters/file-uploads.ts';
import type { FileUpload } from '../../../lib/ballot-tracking/ports.ts';
import { createDocumentClient } from '../../../lib/shared/dynamodb/document-client.ts';
import { Temporal } from '../../../lib/shared/time.ts';
import { awaitedFile, NO_ROWS } from '../../../lib/uploads/domain/awaited-file.ts';

const dynamodb = mockClient(DynamoDBDocumentClient);
const client = createDocumentClient();
beforeEach(() => dynamodb.reset());

const NOW = Temporal.Instant.from('2026-10-05T17:00:00.123Z');
const KEY = { county: '03', uploadId: '03-20261005T170000-0123abcd' };
const UPLOAD: FileUpload = {
  ...KEY,
  kind: 'ballots',
  electionId: 'E',
  clientId: 'c',
  receivedAt: NOW,
  counts: NO_ROWS,
  heldReasons: {},
  file: awaitedFile('night.csv', false),
};
const COUNTS = { rows: 5, accepted: 2, unchanged: 1, held: 1, rejected: 1, heldReasons: { 'future-date': 1 } };
const REFUSED = new ConditionalCheckFailedException({ message: 'no', $metadata: {} });

type Expressions = {
  readonly UpdateExpression?: string | undefined;
  readonly ConditionExpression?: string | undefined;
  readonly ExpressionAttributeNames?: Record<string, string> | undefined;
  readonly ExpressionAttributeValues?: Record<string, unknown> | undefined;
};

/** DynamoDB refuses a placeholder that is not declared, and one that is declared and not used. */
const expectDeclared = (input: Expressions): void => {
  const used = `${input.UpdateExpression} ${input.ConditionExpression ?? ''}`.match(/[#:]\w+/g) ?? [];
  const names = Object.keys({ ...input.ExpressionAttributeNames, ...input.ExpressionAttributeValues });
  expect([...new Set(used)].toSorted()).toEqual(names.toSorted());
};

describe('uploads that come as files', () => {
  const uploads = dynamodbFileUploads(client, 'uploads');

  it('stand in the book beside the others, and are read as they were entered', async () => {
    dynamodb.on(PutCommand).resolves({});
    await uploads.open(UPLOAD);
    const Item = dynamodb.commandCalls(PutCommand)[0]?.args[0].input.Item;
    expect(Item).toMatchObject({ pk: 'UPLOADS#03', sk: KEY.uploadId });
    dynamodb.on(GetCommand).resolves({ Item: { ...Item } });
    expect(await uploads.find(KEY)).toEqual(UPLOAD);
    const { file: _file, ...batch } = { ...Item };
    dynamodb.on(GetCommand).resolves({ Item: batch });
    expect(await uploads.find(KEY)).toBeUndefined();
  });

  it('move on from the states that are named, and from no other', async () => {
    dynamodb.on(UpdateCommand).resolvesOnce({}).rejects(REFUSED);
    const change = { state: 'done', finishedAt: NOW } as const;
    expect(await uploads.move(KEY, ['planned', 'taking-in'], change)).toBe('moved');
    expect(await uploads.move(KEY, ['reading'], change)).toBe('elsewhere');
    const input: Expressions = dynamodb.commandCalls(UpdateCommand)[0]?.args[0].input ?? {};
    expectDeclared(input);
    expect(Object.values(input.ExpressionAttributeValues ?? {})).toEqual(
      expect.arrayContaining(['planned', 'taking-in', 'done', '2026-10-05T17:00:00.123Z']),
    );
    await uploads.progress(KEY, { rows: 10, known: 4 }).catch(() => undefined);
    expectDeclared(dynamodb.commandCalls(UpdateCommand)[2]?.args[0].input ?? {});
  });

  it('count a part once: its mark and the numbers are one write', async () => {
    const twice = new TransactionCanceledException({
      message: 'no',
      $metadata: {},
      CancellationReasons: [{ Code: 'ConditionalCheckFailed' }, { Code: 'None' }],
    });
    dynamodb.on(TransactWriteCommand).resolvesOnce({}).rejects(twice);
    await uploads.count(KEY, 7, COUNTS);
    await uploads.count(KEY, 7, COUNTS);
    const [mark, numbers] = dynamodb.commandCalls(TransactWriteCommand)[0]?.args[0].input.TransactItems ?? [];
    expect(mark?.Put).toMatchObject({
      Item: { pk: `UPLOAD-CHUNKS#${KEY.uploadId}`, sk: '7', counts: COUNTS },
      ConditionExpression: 'attribute_not_exists(pk)',
    });
    expectDeclared(numbers?.Update ?? {});
    expect(numbers?.Update?.ExpressionAttributeValues).toMatchObject({ ':taken': 5, ':accepted': 2, ':reason0': 1 });
    dynamodb.on(GetCommand).resolves({ Item: { counts: COUNTS } });
    expect(await uploads.counted(KEY, 7)).toEqual(COUNTS);
  });
});
