import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { directCalls } from './direct-calls.ts';

/** Copied for whoever else gets it: the document client writes into its options. */
const MARSHALL = { removeUndefinedValues: true } as const;

type Item = Record<string, unknown>;
type Stored = Parameters<typeof unmarshall>[0];
type Change = (value: never) => unknown;

const stored = (item: Item) => marshall(item, MARSHALL);
const plain = (item: Stored): Item => unmarshall(item);
const mapped = (tables: Readonly<Record<string, Item>>, change: (one: Item) => unknown) =>
  Object.fromEntries(Object.entries(tables).map(([table, one]) => [table, change(one)]));

/** The members of requests that hold items, and how they are sent. */
const SENT: Readonly<Record<string, Change>> = {
  Key: stored,
  Item: stored,
  ExpressionAttributeValues: stored,
  ExclusiveStartKey: stored,
  RequestItems: (tables: Record<string, Item>) =>
    mapped(tables, (one) => ({ ...one, Keys: (one['Keys'] as Item[]).map(stored) })),
};

/** The members of answers that hold items, and how they are read. */
const READ: Readonly<Record<string, Change>> = {
  Item: plain,
  Attributes: plain,
  Items: (items: Stored[]) => items.map(plain),
  LastEvaluatedKey: plain,
  Responses: (tables: Record<string, Item>) => mapped(tables, (items) => (items as unknown as Stored[]).map(plain)),
  UnprocessedKeys: (tables: Record<string, Item>) =>
    mapped(tables, (one) => ({ ...one, Keys: (one['Keys'] as Stored[]).map(plain) })),
};

const changed = (members: Item, changes: Readonly<Record<string, Change>>): Item => {
  const result: Item = { ...members };
  for (const [name, change] of Object.entries(changes)) {
    if (result[name] != null) result[name] = change(result[name] as never);
  }
  return result;
};

/** The five commands of which a message takes seven. */
const OPERATIONS = new Map<unknown, string>([
  [QueryCommand, 'Query'],
  [UpdateCommand, 'UpdateItem'],
  [PutCommand, 'PutItem'],
  [GetCommand, 'GetItem'],
  [BatchGetCommand, 'BatchGetItem'],
]);

/**
 * A document client that tries the commands of which a message consists directly, at a third of the processor's time; what
 * does not succeed so, and every other command, goes the document client's own way. For items without binary values.
 */
export const leanDocuments = (settings: DynamoDBClientConfig = {}): DynamoDBDocumentClient => {
  // Each of the document client's commands has middleware of its own.
  const client = new DynamoDBClient({ ...settings, cacheMiddleware: false });
  const call = directCalls(client);
  const documents = DynamoDBDocumentClient.from(client, { marshallOptions: { ...MARSHALL } });
  const send = documents.send.bind(documents) as (...command: unknown[]) => Promise<unknown>;
  const sendLean = async (...command: unknown[]): Promise<unknown> => {
    const [first, ...options] = command as [{ readonly input: Item; readonly constructor: unknown }];
    const operation = options.length === 0 ? OPERATIONS.get(first.constructor) : undefined;
    const answer = operation && (await call(operation, changed(first.input, SENT)));
    return answer ? changed(answer, READ) : send(...command);
  };
  documents.send = sendLean as typeof documents.send;
  return documents;
};
