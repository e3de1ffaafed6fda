import { randomUUID } from 'node:crypto';
import { ConditionalCheckFailedException, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  BatchWriteCommand,
  DeleteCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  ScanCommand,
  TransactGetCommand,
  TransactWriteCommand,
  type TransactWriteCommandInput,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { presentDryRun, WouldAct } from './dry-run.ts';

type Write = NonNullable<TransactWriteCommandInput['TransactItems']>[number];
type Send = (...words: unknown[]) => Promise<unknown>;

const READS = [GetCommand, QueryCommand, BatchGetCommand, ScanCommand, TransactGetCommand] as const;

/** What a write of a transaction takes of a write that stands alone; what else there is asks for an answer. */
const TAKEN = [
  'TableName',
  'Item',
  'Key',
  'UpdateExpression',
  'ConditionExpression',
  'ExpressionAttributeNames',
  'ExpressionAttributeValues',
  'ReturnValuesOnConditionCheckFailure',
] as const;

const taken = (input: object): never =>
  Object.fromEntries(Object.entries(input).filter(([name]) => (TAKEN as readonly string[]).includes(name))) as never;

/** The writes of a command; undefined where it only reads. Throws for a command that is neither. */
const writesOf = (command: unknown): readonly Write[] | undefined => {
  if (READS.some((read) => command instanceof read)) return undefined;
  if (command instanceof PutCommand) return [{ Put: taken(command.input) }];
  if (command instanceof UpdateCommand) return [{ Update: taken(command.input) }];
  if (command instanceof DeleteCommand) return [{ Delete: taken(command.input) }];
  if (command instanceof TransactWriteCommand) return command.input.TransactItems ?? [];
  // No condition stands in its way.
  if (command instanceof BatchWriteCommand) return [];
  throw new Error('A dry run knows no such command of DynamoDB.');
};

/** Holds of no item, whatever is stored. */
const NEVER = { ConditionExpression: 'attribute_exists(pk) AND attribute_not_exists(pk)' } as const;

/**
 * A write that cannot be carried out, of the kind and in the partition of another: for that its function has a permission. Its
 * sort key is nobody's, so that no two dry runs meet.
 */
const impossible = (writes: readonly Write[]): Write => {
  for (const { Put, Update, Delete } of writes) {
    const { TableName } = Put ?? Update ?? Delete ?? {};
    const pk: unknown = (Put?.Item ?? Update?.Key ?? Delete?.Key)?.['pk'];
    if (TableName === undefined) continue;
    const Key = { pk, sk: `DRY-RUN#${randomUUID()}` };
    if (Put) return { Put: { TableName, Item: Key, ...NEVER } };
    if (Delete) return { Delete: { TableName, Key, ...NEVER } };
    return { Update: { TableName, Key, UpdateExpression: 'REMOVE dryRun', ...NEVER } };
  }
  throw new Error('A transaction of checks alone writes nothing.');
};

/** Why DynamoDB would not carry the writes out: the reason of each, `None` where it has none. */
const reasonsAgainst = async (send: Send, writes: readonly Write[]) => {
  try {
    await send(new TransactWriteCommand({ TransactItems: [...writes, impossible(writes)] }));
  } catch (error) {
    const reasons = error instanceof TransactionCanceledException ? (error.CancellationReasons ?? []) : [];
    // One for each write, and the last for the one that cannot be.
    if (reasons.length !== writes.length + 1) throw error;
    return reasons.slice(0, -1);
  }
  throw new Error('A transaction was carried out that cannot be.');
};

type Reasons = Awaited<ReturnType<typeof reasonsAgainst>>;

/** The error with which the command itself would have failed. */
const refusalOf = (command: unknown, reasons: Reasons): Error => {
  const message = 'Refused in a dry run.';
  const [only] = reasons;
  const isAlone = !(command instanceof TransactWriteCommand);
  if (isAlone && only?.Code === 'ConditionalCheckFailed') {
    const item = only.Item === undefined ? {} : { Item: only.Item };
    return new ConditionalCheckFailedException({ message, $metadata: {}, ...item });
  }
  return new TransactionCanceledException({ message, $metadata: {}, CancellationReasons: reasons });
};

/**
 * A document client that in a dry run (`inDryRun`) writes nothing. DynamoDB itself says what would become of each write, by its
 * condition: it gets it in a transaction with another that cannot be carried out.
 */
export const dryDocuments = (documents: DynamoDBDocumentClient): DynamoDBDocumentClient => {
  // Looked up at each call: a test may put another in its place.
  const send: Send = (...words) => Reflect.apply(DynamoDBDocumentClient.prototype.send, documents, words);
  const sendOrTry: Send = async (...words) => {
    const dryRun = presentDryRun();
    const [command] = words;
    const writes = dryRun && writesOf(command);
    if (writes === undefined) return send(...words);
    const reasons = writes.length === 0 ? [] : await reasonsAgainst(send, writes);
    if (reasons.some(({ Code = 'None' }) => Code !== 'None')) throw refusalOf(command, reasons);
    if (dryRun === 'to-first-act') throw new WouldAct();
    return {};
  };
  documents.send = sendOrTry as typeof documents.send;
  return documents;
};
