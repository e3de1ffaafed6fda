import { type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { COUNTIES, CountyCode } from '../../../shared/counties.ts';
import { batchGet } from '../../../shared/dynamodb/batch-get.ts';
import { follows, raced } from '../../../shared/dynamodb/conditions.ts';
import { StoredInstant } from '../../../shared/dynamodb/instants.ts';
import type { SyncAlternates } from '../../ports/checks.ts';
import { toStoredFields } from './check-document.ts';

const Alternate = z.object({
  county: CountyCode,
  runAt: StoredInstant,
  reason: z.string(),
  agreedAt: StoredInstant,
  state: z.enum(['agreed', 'cancelled']),
  revision: z.int().positive().exactOptional(),
});
const alternateKey = (county: CountyCode) => ({ pk: `COUNTY#${county}`, sk: 'ALTERNATE' });

/** The alternate dates in the sync table. */
export const dynamodbSyncAlternates = (client: DynamoDBDocumentClient, table: string): SyncAlternates => ({
  find: async (county) => {
    const { Item } = await client.send(
      new GetCommand({ TableName: table, Key: alternateKey(county), ConsistentRead: true }),
    );
    return Item && Alternate.parse(Item);
  },
  all: async () => {
    const keys = COUNTIES.map(({ code }) => alternateKey(code));
    return (await batchGet(client, table, keys)).map((item) => Alternate.parse(item));
  },
  write: (schedule) => {
    const Item = { ...alternateKey(schedule.county), ...toStoredFields(schedule) };
    return raced(
      client.send(new PutCommand({ TableName: table, Item, ...follows(schedule.revision) })),
      'written',
      'conflict',
    );
  },
});
