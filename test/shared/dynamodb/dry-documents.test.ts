import { ConditionalCheckFailedException, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import {
  BatchWriteCommand,
  DeleteCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { failedConditions, raced } from '../../../lib/shared/dynamodb/conditions.ts';
import { createDocumentClient } from '../../../lib/shared/dynamodb/document-client.ts';
import { inDryRun, inEarnestOnly, presentDryRun, WouldAct } from '../../../lib/shared/dynamodb/dry-run.ts';

const dynamodb = mockClient(DynamoDBDocumentClient);
const client = createDocumentClient();

/** What DynamoDB says of each write of a transaction, by the last of them: nothing holds of that one. */
const says = (...codes: string[]) =>
  dynamodb.on(TransactWriteCommand).rejects(
    new TransactionCanceledException({
      message: 'cancelled',
      $metadata: {},
      CancellationReasons: [...codes, 'ConditionalCheckFailed'].map((Code) => ({ Code })),
    }),
  );
const sent = () => dynamodb.calls().map(({ args }) => args[0].constructor.name);
const inTransaction = () => dynamodb.commandCalls(TransactWriteCommand)[0]?.args[0].input.TransactItems ?? [];

const KEY = { pk: 'COUNTY#03', sk: 'CONTACT' };
const WRITES = [
  new PutCommand({ TableName: 'T', Item: { ...KEY, a: 1 }, ConditionExpression: 'attribute_not_exists(pk)' }),
  new UpdateCommand({ TableName: 'T', Key: KEY, UpdateExpression: 'SET a = :a', ReturnValues: 'ALL_NEW' }),
  new DeleteCommand({ TableName: 'T', Key: KEY }),
  new TransactWriteCommand({
    TransactItems: [
      { ConditionCheck: { TableName: 'T', Key: { ...KEY, sk: 'X' }, ConditionExpression: 'attribute_not_exists(pk)' } },
      { Delete: { TableName: 'T', Key: KEY } },
    ],
  }),
] as const;

beforeEach(() => dynamodb.reset());

describe('in earnest', () => {
  it('every command is sent as it is', async () => {
    dynamodb.resolves({});
    for (const write of WRITES) await client.send(write as PutCommand);
    expect(sent()).toEqual(['PutCommand', 'UpdateCommand', 'DeleteCommand', 'TransactWriteCommand']);
    expect(inTransaction()).toHaveLength(2);
    expect(presentDryRun()).toBeUndefined();
  });
});

describe('in a dry run', () => {
  it.each(WRITES.map((write) => [write.constructor.name, write] as const))(
    '%s is sent within a transaction that cannot be carried out, by the same permission and in the same partition',
    async (_name, write) => {
      says(...(write instanceof TransactWriteCommand ? ['None', 'None'] : ['None']));
      await inDryRun('to-end', () => client.send(write as PutCommand));
      expect(sent()).toEqual(['TransactWriteCommand']);
      const items = inTransaction();
      const { Put, Update, Delete } = items.at(-1) ?? {};
      const last = Put ?? Update ?? Delete;
      expect(last).toMatchObject({
        TableName: 'T',
        ConditionExpression: 'attribute_exists(pk) AND attribute_not_exists(pk)',
      });
      expect(Put?.Item ?? Update?.Key ?? Delete?.Key).toEqual({
        pk: 'COUNTY#03',
        sk: expect.stringMatching(/^DRY-RUN#[0-9a-f-]{36}$/),
      });
      const kinds = items.slice(0, -1).flatMap((item) => Object.keys(item));
      expect(kinds).toEqual(expect.arrayContaining(Object.keys(items.at(-1) ?? {})));
      // A transaction gives no values back, and refuses a write that asks for some.
      expect(JSON.stringify(items)).not.toContain('ReturnValues"');
    },
  );

  it('ends at the first write that would be done, where that decides', async () => {
    says('None');
    let later = false;
    const work = async (): Promise<void> => {
      await client.send(WRITES[0]);
      later = true;
    };
    await expect(inDryRun('to-first-act', work)).rejects.toThrow(WouldAct);
    expect(later).toBe(false);
  });

  it('refuses a write whose condition does not hold as DynamoDB would', async () => {
    says('ConditionalCheckFailed');
    await expect(inDryRun('to-first-act', () => client.send(WRITES[0]))).rejects.toThrow(
      ConditionalCheckFailedException,
    );
    expect(await inDryRun('to-first-act', () => raced(client.send(WRITES[0]), 'created', 'exists'))).toBe('exists');
    says('ConditionalCheckFailed', 'None');
    expect(await inDryRun('to-first-act', () => failedConditions(() => client.send(WRITES[3])))).toEqual([true, false]);
  });

  it('lets what it did not expect through, and never takes it for a yes', async () => {
    dynamodb.rejects(new Error('network'));
    await expect(inDryRun('to-end', () => client.send(WRITES[0]))).rejects.toThrow('network');
    dynamodb.reset();
    dynamodb.resolves({});
    await expect(inDryRun('to-end', () => client.send(WRITES[0]))).rejects.toThrow('cannot be');
    dynamodb.reset();
    says('TransactionConflict');
    await expect(inDryRun('to-end', () => client.send(WRITES[0]))).rejects.toThrow(TransactionCanceledException);
  });

  it('reads, writes no batch, and lets nothing begin outside', async () => {
    dynamodb.resolves({ Item: KEY });
    await inDryRun('to-end', async () => {
      expect(await client.send(new GetCommand({ TableName: 'T', Key: KEY }))).toEqual({ Item: KEY });
      await client.send(new BatchWriteCommand({ RequestItems: { T: [{ DeleteRequest: { Key: KEY } }] } }));
    });
    expect(sent()).toEqual(['GetCommand']);
    const settings = { region: 'us-west-2', credentials: { accessKeyId: 'a', secretAccessKey: 'b' } };
    const outside = inEarnestOnly(new SFNClient({ ...settings, endpoint: 'http://127.0.0.1:9', maxAttempts: 1 }));
    const start = () => outside.send(new StartExecutionCommand({ stateMachineArn: 'arn', name: 'n' }));
    await expect(inDryRun('to-end', start)).rejects.toThrow(WouldAct);
    await expect(start()).rejects.not.toThrow(WouldAct);
  });

  it('is that of its own work alone: what runs beside it is meant', async () => {
    dynamodb.on(PutCommand).resolves({});
    says('None');
    await Promise.all([inDryRun('to-end', () => client.send(WRITES[0])), client.send(WRITES[0])]);
    expect(sent().toSorted()).toEqual(['PutCommand', 'TransactWriteCommand']);
  });
});
