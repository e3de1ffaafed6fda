import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { batchGet } from './batch-get.ts';

type Key = { readonly pk: string; readonly sk: string };
type Item = Record<string, unknown>;
type Waiting = {
  readonly key: Key;
  readonly done: (item: Item | undefined) => void;
  readonly failed: (error: unknown) => void;
};

/**
 * Reads single items of a table consistently. Those that are asked for in the same turn travel together, a hundred in
 * one call: a batch of messages asks for a voter each, and one call costs the processor as much as the reading of ten
 * items. `attributes` limits what is read. Throws when the table cannot be reached; all who asked together then fail.
 */
export const gatheredGet = (
  client: DynamoDBDocumentClient,
  table: string,
  attributes?: readonly string[],
): ((key: Key) => Promise<Item | undefined>) => {
  const wanted = attributes && [...new Set(['pk', 'sk', ...attributes])];
  const textOf = ({ pk, sk }: Item): string => `${pk} ${sk}`;
  let waiting: Waiting[] = [];
  const flush = async (): Promise<void> => {
    const group = waiting;
    waiting = [];
    try {
      const keys = group.map(({ key }) => key);
      const found = new Map((await batchGet(client, table, keys, wanted)).map((item) => [textOf(item), item]));
      for (const { key, done } of group) done(found.get(textOf(key)));
    } catch (error) {
      for (const { failed } of group) failed(error);
    }
  };
  return (key) =>
    new Promise((done, failed) => {
      if (waiting.length === 0) setImmediate(() => void flush());
      waiting.push({ key, done, failed });
    });
};
