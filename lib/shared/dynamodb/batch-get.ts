import { setTimeout as sleep } from 'node:timers/promises';
import { BatchGetCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

type Key = { readonly pk: string; readonly sk: string };
type Item = Record<string, unknown>;

/** DynamoDB's limit of keys in one call. */
const KEYS_PER_CALL = 100;
const CALLS_AT_ONCE = 8;
const MAX_ATTEMPTS = 8;
const FIRST_PAUSE_MS = 25;

const getChunk = async (
  client: DynamoDBDocumentClient,
  table: string,
  keys: readonly Key[],
  attributes: readonly string[] | undefined,
): Promise<Item[]> => {
  const found: Item[] = [];
  const projection = attributes && {
    ProjectionExpression: attributes.map((_, index) => `#a${index}`).join(', '),
    ExpressionAttributeNames: Object.fromEntries(attributes.map((name, index) => [`#a${index}`, name])),
  };
  let left: Item[] = keys.map((key) => ({ ...key }));
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
    const answer = await client.send(
      new BatchGetCommand({ RequestItems: { [table]: { Keys: left, ConsistentRead: true, ...projection } } }),
    );
    found.push(...(answer.Responses?.[table] ?? []));
    left = answer.UnprocessedKeys?.[table]?.Keys ?? [];
    if (left.length === 0) return found;
    // Unprocessed keys mean throttling: full jitter, doubling.
    await sleep(Math.random() * FIRST_PAUSE_MS * 2 ** attempt);
  }
  throw new Error(`DynamoDB left ${left.length} keys unread after ${MAX_ATTEMPTS} attempts.`);
};

/** Reads many items consistently, whatever their number; keys that do not exist are missing from the answer. */
export const batchGet = async (
  client: DynamoDBDocumentClient,
  table: string,
  keys: readonly Key[],
  attributes?: readonly string[],
): Promise<Item[]> => {
  const distinct = [...new Map(keys.map((key) => [`${key.pk} ${key.sk}`, key])).values()];
  const chunks: Key[][] = [];
  for (let start = 0; start < distinct.length; start += KEYS_PER_CALL) {
    chunks.push(distinct.slice(start, start + KEYS_PER_CALL));
  }
  const found: Item[] = [];
  for (let start = 0; start < chunks.length; start += CALLS_AT_ONCE) {
    const group = chunks.slice(start, start + CALLS_AT_ONCE);
    const answers = await Promise.all(group.map((chunk) => getChunk(client, table, chunk, attributes)));
    found.push(...answers.flat());
  }
  return found;
};
