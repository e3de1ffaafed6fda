import { createHash, createHmac } from 'node:crypto';
import { Readable } from 'node:stream';
import { ConditionalCheckFailedException, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  DeleteCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  paginateQuery,
  QueryCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from 'vitest';
import { LeanSha256 } from '../../../lib/shared/dynamodb/lean-client.ts';
import { leanDocuments } from '../../../lib/shared/dynamodb/lean-documents.ts';

type Request = { readonly headers: Record<string, string>; readonly body: string | Uint8Array };
type Wire = { readonly status?: number; readonly body: unknown; readonly text?: string; readonly lost?: boolean };

/** Settings of a client whose table answers with these, the last of them for good, and what it was asked. */
const wired = (...wires: readonly Wire[]) => {
  let calls = 0;
  const asked: { readonly target: string | undefined; readonly body: unknown; readonly signed: boolean }[] = [];
  const settings = {
    region: 'us-west-2',
    maxAttempts: 1,
    credentials: { accessKeyId: 'A', secretAccessKey: 'B' },
    requestHandler: {
      handle: async ({ headers, body }: Request) => {
        const text = typeof body === 'string' ? body : new TextDecoder().decode(body);
        const signed = /Signature=[0-9a-f]{64}$/.test(headers['authorization'] ?? '');
        asked.push({ target: headers['x-amz-target'], body: JSON.parse(text), signed });
        const wire = wires[Math.min(calls, wires.length - 1)];
        calls += 1;
        if (wire === undefined || wire.lost) throw new Error('The connection was lost.');
        const answer = Readable.from([Buffer.from(wire.text ?? JSON.stringify(wire.body))]);
        return { response: { statusCode: wire.status ?? 200, headers: {}, body: answer } };
      },
      updateHttpClientConfig: () => undefined,
      httpHandlerConfigs: () => ({}),
    } as never,
  };
  return { settings, asked };
};

const plainDocuments = (settings: ConstructorParameters<typeof DynamoDBClient>[0] = {}): DynamoDBDocumentClient =>
  DynamoDBDocumentClient.from(new DynamoDBClient(settings), { marshallOptions: { removeUndefinedValues: true } });

const item = { pk: { S: 'V1' }, sk: { S: 'x' }, n: { N: '7' }, list: { L: [{ M: { a: { BOOL: true } } }] } };
const key = { pk: 'V1', sk: 'x' };
const values = { ':n': 7, ':list': [{ a: true, gone: undefined }], ':text': 'x', ':none': null };

const COMMANDS: readonly (readonly [string, () => object, unknown])[] = [
  ['a read', () => new GetCommand({ TableName: 't', Key: key, ConsistentRead: true }), { Item: item }],
  ['a read of nothing', () => new GetCommand({ TableName: 't', Key: key }), {}],
  [
    'a query',
    () => new QueryCommand({ TableName: 't', KeyConditionExpression: 'pk = :text', ExpressionAttributeValues: values }),
    { Items: [item], Count: 1, LastEvaluatedKey: { pk: item.pk, sk: item.sk } },
  ],
  ['the next page', () => new QueryCommand({ TableName: 't', ExclusiveStartKey: key }), { Items: [] }],
  [
    'an update',
    () =>
      new UpdateCommand({
        TableName: 't',
        Key: key,
        UpdateExpression: 'SET n = :n',
        ExpressionAttributeValues: values,
        ReturnValues: 'ALL_NEW',
      }),
    { Attributes: item },
  ],
  ['an update without an answer', () => new UpdateCommand({ TableName: 't', Key: key }), {}],
  ['a write', () => new PutCommand({ TableName: 't', Item: { ...key, ...values, gone: undefined } }), {}],
  [
    'a batch of reads',
    () =>
      new BatchGetCommand({ RequestItems: { t: { Keys: [key], ConsistentRead: true, ProjectionExpression: 'pk' } } }),
    { Responses: { t: [item] }, UnprocessedKeys: { t: { Keys: [{ pk: { S: 'V2' }, sk: { S: 'x' } }] } } },
  ],
  ['a command of another kind', () => new DeleteCommand({ TableName: 't', Key: key }), {}],
];

const send = (documents: DynamoDBDocumentClient, command: object): Promise<object> =>
  documents.send(command as GetCommand);

const withoutMetadata = ({ $metadata: _, ...answer }: Record<string, unknown>): unknown =>
  JSON.parse(JSON.stringify(answer));

/** A lean client that has made its first call, from which the others know where they go. */
const underWay = async (settings: ConstructorParameters<typeof DynamoDBClient>[0]): Promise<DynamoDBDocumentClient> => {
  const documents = leanDocuments(settings);
  await documents.send(new GetCommand({ TableName: 't', Key: key }));
  return documents;
};

describe('documents over a lean client', () => {
  it.each(COMMANDS)('%s: the same bytes and the same answer as over the document client', async (_, command, body) => {
    const [first, ours, theirs] = [wired({ body }), wired({ body: {} }, { body }), wired({ body })];
    const answers = [
      await send(leanDocuments(first.settings), command()),
      await send(await underWay(ours.settings), command()),
      await send(plainDocuments(theirs.settings), command()),
    ];
    expect(first.asked).toEqual(theirs.asked);
    expect(ours.asked.slice(1)).toEqual(theirs.asked);
    expect(ours.asked[1]?.signed).toBe(true);
    expect(withoutMetadata({ ...answers[0] })).toEqual(withoutMetadata({ ...answers[2] }));
    expect(withoutMetadata({ ...answers[1] })).toEqual(withoutMetadata({ ...answers[2] }));
  });

  const busy = { status: 500, body: { __type: 'com.amazonaws.dynamodb.v20120810#InternalServerError' } };
  it.each([
    ['a failure of the table', busy],
    ['a lost answer', { body: {}, lost: true }],
  ])('%s is asked for again, as the client does by itself', async (_, failed) => {
    const { settings, asked } = wired({ body: {} }, failed, { body: { Item: item } });
    const answer = await send(await underWay(settings), new GetCommand({ TableName: 't', Key: { pk: 'V2' } }));
    expect(answer).toMatchObject({ Item: { n: 7 } });
    expect(asked.map(({ body }) => body)).toEqual(
      ['V1', 'V2', 'V2'].map((pk) => expect.objectContaining({ Key: expect.objectContaining({ pk: { S: pk } }) })),
    );
  });

  it('a success that nobody can read is an error, and nothing is written twice', async () => {
    const { settings, asked } = wired({ body: {} }, { body: {}, text: '{"Attributes": {' });
    const documents = await underWay(settings);
    const update = new UpdateCommand({ TableName: 't', Key: key, UpdateExpression: 'ADD n :one' });
    await expect(documents.send(update)).rejects.toThrow();
    expect(asked).toHaveLength(2);
  });

  it('nothing where an item could be is nothing', async () => {
    const { settings } = wired({ body: {} }, { body: { Item: null } });
    expect(
      (await (await underWay(settings)).send(new GetCommand({ TableName: 't', Key: key }))).Item ?? undefined,
    ).toBe(undefined);
  });

  it('two commands of one kind, at the same time, are two', async () => {
    const { settings, asked } = wired({ body: {} });
    const documents = leanDocuments(settings);
    await documents.send(new GetCommand({ TableName: 't', Key: { pk: 'V0' } }));
    const get = (pk: string) => documents.send(new GetCommand({ TableName: 't', Key: { pk } }));
    await Promise.all([get('V1'), get('V2'), get('V3')]);
    expect(asked.map(({ body }) => body)).toEqual(
      ['V0', 'V1', 'V2', 'V3'].map((pk) => ({ TableName: 't', Key: { pk: { S: pk } } })),
    );
  });

  it('pages through a query', async () => {
    const { settings } = wired({ body: {} }, { body: { Items: [item] } });
    const pages = paginateQuery({ client: await underWay(settings) }, { TableName: 't' });
    const found: unknown[] = [];
    for await (const page of pages) found.push(...(page.Items ?? []));
    expect(found).toEqual([{ ...key, n: 7, list: [{ a: true }] }]);
  });

  it('hands on what stands in the way of a condition, as the document client does', async () => {
    const body = { __type: 'com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException', Item: item };
    const failure = (documents: DynamoDBDocumentClient): Promise<unknown> =>
      send(documents, new UpdateCommand({ TableName: 't', Key: key })).catch((error: unknown) => error);
    const { settings, asked } = wired({ body: {} }, { status: 400, body });
    const ours = await failure(await underWay(settings));
    expect(asked).toHaveLength(2);
    expect(ours).toBeInstanceOf(ConditionalCheckFailedException);
    expect(ours).toMatchObject({ name: 'ConditionalCheckFailedException', Item: item });
    expect(await failure(plainDocuments(wired({ status: 400, body }).settings))).toMatchObject({ Item: item });
  });
});

describe('the hash of a lean client', () => {
  const bytes = new Uint8Array([1, 2, 3, 250]);
  const offset = new Uint8Array([9, 9, ...bytes]).subarray(2);
  const chunks: (readonly (string | Uint8Array)[])[] = [[], ['x'], ['é', 'x'], [bytes], [offset], ['x', offset]];

  it.each(chunks.map((parts) => [parts]))('of %j is Node’s own, with a key and without', async (parts) => {
    for (const secret of [undefined, 'key', bytes, offset]) {
      const [ours, node] = [
        new LeanSha256(secret),
        secret === undefined ? createHash('sha256') : createHmac('sha256', secret),
      ];
      for (const part of parts) {
        ours.update(part);
        node.update(part);
      }
      expect(Buffer.from(await ours.digest()).toString('hex')).toBe(node.digest('hex'));
    }
  });

  it('begins anew', async () => {
    const ours = new LeanSha256();
    ours.update('x');
    ours.reset();
    ours.update('y');
    expect(Buffer.from(await ours.digest())).toEqual(createHash('sha256').update('y').digest());
  });
});
