import { type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { StoredInstant, toStoredInstant } from '../../shared/dynamodb/instants.ts';
import type { LastFiles } from '../ports.ts';

const StoredLast = z.object({
  uploadId: z.string(),
  sha256: z.string(),
  seeds: z.tuple([z.int(), z.int()]),
  rows: z.int(),
  wholeAt: StoredInstant,
  lists: z.array(z.string()),
  padded: z.int().nullable(),
});

const lastKey = (electionId: string, county: string, kind: string) => ({
  pk: `LAST-FILE#${electionId}`,
  sk: `${county}#${kind}`,
});

/** Keeps which file was a county's last in the uploads table. */
export const dynamodbLastFile = (
  client: DynamoDBDocumentClient,
  TableName: string,
): Pick<LastFiles, 'find' | 'keep'> => ({
  find: async (electionId, county, kind) => {
    const Key = lastKey(electionId, county, kind);
    const { Item } = await client.send(new GetCommand({ TableName, Key, ConsistentRead: true }));
    return Item && StoredLast.parse(Item);
  },
  keep: async (electionId, county, kind, last, now) => {
    const Item = {
      ...lastKey(electionId, county, kind),
      ...last,
      wholeAt: toStoredInstant(last.wholeAt),
      keptAt: toStoredInstant(now),
    };
    await client.send(new PutCommand({ TableName, Item }));
  },
});
