import { type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { COUNTIES, CountyCode } from '../../shared/counties.ts';
import { batchGet } from '../../shared/dynamodb/batch-get.ts';
import { StoredDate, StoredInstant, toStoredInstant } from '../../shared/dynamodb/instants.ts';
import { putNextVersion } from '../../shared/dynamodb/put-next-version.ts';
import type { OptIn } from '../domain/opt-in.ts';
import type { OptIns } from '../ports.ts';

const OptInItem = z.object({
  county: CountyCode,
  optedInAt: StoredInstant,
  newWith: z.string().nullable(),
  mou: z.object({ file: z.string(), signedOn: StoredDate, signatory: z.string() }).nullable(),
  withdrawn: z.object({ at: StoredInstant, reason: z.string() }).nullable(),
  version: z.int().positive(),
});

const keyOf = (county: CountyCode) => ({ pk: `COUNTY#${county}`, sk: 'OPT-IN' });

const toItem = ({ mou, withdrawn, ...optIn }: OptIn) => ({
  ...keyOf(optIn.county),
  ...optIn,
  optedInAt: toStoredInstant(optIn.optedInAt),
  mou: mou && { ...mou, signedOn: mou.signedOn.toString() },
  withdrawn: withdrawn && { ...withdrawn, at: toStoredInstant(withdrawn.at) },
});

/** The counties' parts in the releases table. */
export const dynamodbOptIns = (client: DynamoDBDocumentClient, table: string): OptIns => ({
  find: async (county) => {
    const get = new GetCommand({ TableName: table, Key: keyOf(county), ConsistentRead: true });
    const { Item } = await client.send(get);
    return Item && OptInItem.parse(Item);
  },
  list: async () => {
    const items = await batchGet(
      client,
      table,
      COUNTIES.map(({ code }) => keyOf(code)),
    );
    return items.map((item) => OptInItem.parse(item)).toSorted((a, b) => a.county.localeCompare(b.county));
  },
  save: (optIn) => putNextVersion(client, table, toItem(optIn)),
});
