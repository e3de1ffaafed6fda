import { ConditionalCheckFailedException, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import {
  DeleteCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { dynamodbFileUploads } from '../../../lib/ballot-tracking/adapters/file-uploads.ts';
import { dynamodbHeldUploads } from '../../../lib/ballot-tracking/adapters/held-uploads.ts';
import { dynamodbUploadBook } from '../../../lib/ballot-tracking/adapters/upload-book.ts';
import { NO_AUDIENCE } from '../../../lib/ballot-tracking/domain/plan/audience.ts';
import { NO_COUNTS } from '../../../lib/ballot-tracking/domain/plan/counts.ts';
import type { FileUpload, HeldUpload } from '../../../lib/ballot-tracking/ports.ts';
import { createDocumentClient } from '../../../lib/shared/dynamodb/document-client.ts';
import { err, ok } from '../../../lib/shared/result.ts';
import { rowProblem } from '../../../lib/shared/rows.ts';
import { Temporal } from '../../../lib/shared/time.ts';
import { awaitedFile } from '../../../lib/uploads/domain/awaited-file.ts';

const dynamodb = mockClient(DynamoDBDocumentClient);
const client = createDocumentClient();
const held = dynamodbHeldUploads(client, { uploads: 'uploads', ballots: 'ballots' });
beforeEach(() => dynamodb.reset());

const NOW = Temporal.Instant.from('2026-10-06T20:00:00.500Z');
const DIGEST = 'a'.repeat(64);
const UPLOAD: HeldUpload = {
  uploadId: '03-20261006T200000-0123abcd',
  kind: 'ballots',
  electionId: 'E',
  county: '03',
  clientId: 'c',
  receivedAt: NOW,
  counts: { rows: 2, accepted: 0, unchanged: 0, held: 1, rejected: 1 },
  heldReasons: { 'upload-held': 1 },
  hold: { state: 'held', digest: DIGEST, plan: { counts: NO_COUNTS, findings: [], audience: NO_AUDIENCE } },
};
const { hold: _hold, ...UNHELD } = UPLOAD;
const FILE: FileUpload = { ...UNHELD, file: { ...awaitedFile('night.csv', false), state: 'planned' } };
const ROWS = [
  ok({
    ...{ voterId: 'V1', ballotId: 'B1', status: 'ISSUED', statusAt: NOW },
    ...{ sentDate: Temporal.PlainDate.from('2026-10-05') },
  }),
  err(rowProblem(1, 'voterId', 'unknown-voter', 'no voter.')),
];
const WAITING_KEY = { pk: 'HELD-UPLOADS', sk: `03#${DIGEST}` };
const WAITING = {
  ...WAITING_KEY,
  ...{
    uploadId: UPLOAD.uploadId,
    county: '03',
    electionId: 'E',
    receivedAt: '2026-10-06T20:00:00.500Z',
    digest: DIGEST,
  },
};
const LOST = new TransactionCanceledException({
  message: 'no',
  $metadata: {},
  CancellationReasons: [{ Code: 'ConditionalCheckFailed' }, { Code: 'None' }],
});
const REFUSED = new ConditionalCheckFailedException({ message: 'no', $metadata: {} });

type Expressions = {
  readonly UpdateExpression?: string | undefined;
  readonly ConditionExpression?: string | undefined;
  readonly ExpressionAttributeNames?: Record<string, string> | undefined;
  readonly ExpressionAttributeValues?: Record<string, unknown> | undefined;
};
/** DynamoDB refuses a placeholder that is not declared, and one that is declared and not used. */
const expectDeclared = (input: Expressions = {}): void => {
  const used = `${input.UpdateExpression} ${input.ConditionExpression ?? ''}`.match(/[#:]\w+/g) ?? [];
  const names = Object.keys({ ...input.ExpressionAttributeNames, ...input.ExpressionAttributeValues });
  expect([...new Set(used)].toSorted()).toEqual(names.toSorted());
};

describe('uploads that are held as a whole', () => {
  it('stand in the book and on the list in one write, their rows before that, and are read as they came', async () => {
    dynamodb.on(GetCommand).resolves({});
    expect(await held.hold(UPLOAD, [{ index: 0, result: 'held' }], ROWS)).toEqual({ kind: 'held' });
    const rows = dynamodb.commandCalls(PutCommand).map((call) => call.args[0].input);
    expect(rows.map(({ TableName }) => TableName)).toEqual(['ballots', 'uploads']);
    const [waiting, entered] = dynamodb.commandCalls(TransactWriteCommand)[0]?.args[0].input.TransactItems ?? [];
    expect(waiting?.Put).toMatchObject({ Item: WAITING, ConditionExpression: 'attribute_not_exists(pk)' });
    dynamodb.on(QueryCommand).resolves({ Items: [rows[0]?.Item ?? {}] });
    const [first, second] = await held.rowsOf(UPLOAD.uploadId);
    expect(first).toMatchObject({ ok: true, value: { voterId: 'V1', status: 'ISSUED' } });
    expect(first?.ok && first.value.statusAt.equals(NOW) && String(first.value.sentDate)).toBe('2026-10-05');
    expect(second).toMatchObject({ ok: false, error: { code: 'unknown-voter' } });
    dynamodb.on(GetCommand).resolves({ Item: { ...entered?.Put?.Item } });
    expect(await dynamodbUploadBook(client, 'uploads').find('03', UPLOAD.uploadId)).toEqual(UPLOAD);
  });

  it('wait once: the same content again gives the upload that waits, also of two at the same time', async () => {
    dynamodb.on(GetCommand).resolves({ Item: WAITING });
    const other = { ...UPLOAD, uploadId: '03-20261006T210000-0123abcd' };
    expect(await held.hold(other, [], ROWS)).toEqual({ kind: 'waits-already', uploadId: UPLOAD.uploadId });
    expect(dynamodb.commandCalls(PutCommand)).toHaveLength(0);
    dynamodb.on(GetCommand).resolvesOnce({}).resolves({ Item: WAITING });
    dynamodb.on(TransactWriteCommand).rejects(LOST);
    expect(await held.hold(other, [], ROWS)).toEqual({ kind: 'waits-already', uploadId: UPLOAD.uploadId });
  });

  it('are decided once, as they were read, and with a file what changes of it', async () => {
    dynamodb.on(UpdateCommand).resolvesOnce({}).rejectsOnce(REFUSED).rejects(new Error('Down.'));
    const decided = { by: 'p', at: NOW, reason: 'Right' };
    const releasing = { ...UPLOAD.hold, state: 'releasing', decided } as const;
    expect(await held.decide(UPLOAD, releasing, { state: 'planned', attempts: 2 })).toBe('decided');
    expect(await held.decide({ ...UPLOAD, hold: releasing }, releasing)).toBe('conflict');
    await expect(held.decide(UPLOAD, releasing)).rejects.toThrow('Down.');
    const [first, second] = dynamodb.commandCalls(UpdateCommand).map((call) => call.args[0].input);
    expectDeclared(first);
    expectDeclared(second);
    expect(first?.ConditionExpression).toContain('attribute_not_exists(#hold.decided)');
    expect(first?.UpdateExpression).toBe('SET #hold = :hold, #file.#state = :state, #file.#attempts = :attempts');
    expect(second?.ExpressionAttributeValues).toMatchObject({
      ':before': 'releasing',
      ':at': '2026-10-06T20:00:00.500Z',
    });
  });

  it('leave the list when they are settled, and are on it in the order in which they came', async () => {
    await held.settle(UPLOAD);
    expect(dynamodb.commandCalls(DeleteCommand)[0]?.args[0].input.Key).toEqual(WAITING_KEY);
    const earlier = { ...WAITING, county: '19', uploadId: '19-20261005T000000-0123abcd', toldAt: WAITING.receivedAt };
    dynamodb.on(QueryCommand).resolves({ Items: [WAITING, earlier] });
    expect((await held.waiting(null)).map(({ county, toldAt }) => [county, toldAt?.toString() ?? null])).toEqual([
      ['19', '2026-10-06T20:00:00.5Z'],
      ['03', null],
    ]);
    await held.waiting('03');
    expect(dynamodb.commandCalls(QueryCommand)[1]?.args[0].input.ExpressionAttributeValues).toEqual({
      ':pk': 'HELD-UPLOADS',
      ':county': '03#',
    });
  });

  it('are noted as told once', async () => {
    dynamodb.on(UpdateCommand).resolvesOnce({}).rejects(REFUSED);
    const waiting = { ...WAITING, receivedAt: NOW, toldAt: null };
    expect(await held.claimTold(waiting, NOW)).toBe(true);
    expect(await held.claimTold(waiting, NOW)).toBe(false);
    expectDeclared(dynamodb.commandCalls(UpdateCommand)[0]?.args[0].input);
  });
});

describe('a file that is held as a whole', () => {
  const files = dynamodbFileUploads(client, 'uploads');

  it('is held in the write that lists it, while it is planned', async () => {
    dynamodb.on(GetCommand).resolves({});
    expect(await files.hold(FILE, UPLOAD.hold)).toEqual({ kind: 'held' });
    const [waiting, change] = dynamodb.commandCalls(TransactWriteCommand)[0]?.args[0].input.TransactItems ?? [];
    expect(waiting?.Put?.Item).toEqual(WAITING);
    expectDeclared(change?.Update);
    expect(change?.Update?.ConditionExpression).toBe('#file.#state = :planned');
    expect(change?.Update?.ExpressionAttributeValues).toMatchObject({ ':state': 'held', ':planned': 'planned' });
  });

  it('gives the one that waits with the same content, or says that it is planned no more', async () => {
    const other = { ...FILE, uploadId: '03-20261006T210000-0123abcd' };
    dynamodb.on(GetCommand).resolves({ Item: WAITING });
    expect(await files.hold(other, UPLOAD.hold)).toEqual({ kind: 'waits-already', uploadId: UPLOAD.uploadId });
    dynamodb.on(TransactWriteCommand).rejects(LOST);
    expect(await files.hold(FILE, UPLOAD.hold)).toEqual({ kind: 'elsewhere' });
  });
});
