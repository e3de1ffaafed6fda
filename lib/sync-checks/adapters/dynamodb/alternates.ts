import {
  BatchGetCommand,
  type BatchGetCommandOutput,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
} from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { COUNTIES, CountyCode } from '../../../shared/counties.ts';
import type { AlternateSchedule } from '../../domain/alternate.ts';
import type { SyncAlternates } from '../../ports/checks.ts';
import { InstantText, toStoredFields } from './check-document.ts';

const Alternate = z.object({
  county: CountyCode,
  runAt: InstantText,
  reason: z.string(),
  agreedAt: InstantText,
  state: z.enum(['agreed', 'cancelled']),
});
const alternateKey = (county: CountyCode) => ({ pk: `COUNTY#${county}`, sk: 'ALTERNATE' });

/** The alternate dates in the sync table. */
export const dynamodbSyncAlternates = (client: DynamoDBDocumentClient, table: string): SyncAlternates => ({
  read: async (county) => {
    const { Item } = await client.send(
      new GetCommand({ TableName: table, Key: alternateKey(county), ConsistentRead: true }),
    );
    return Item ? Alternate.parse(Item) : null;
  },
  all: async () => {
    const found: AlternateSchedule[] = [];
    // 58 keys fit one request; what DynamoDB leaves over comes again.
    let keys: Record<string, unknown>[] = COUNTIES.map((county) => alternateKey(county.code));
    while (keys.length > 0) {
      const page: BatchGetCommandOutput = await client.send(
        new BatchGetCommand({ RequestItems: { [table]: { Keys: keys } } }),
      );
      found.push(...(page.Responses?.[table] ?? []).map((item) => Alternate.parse(item)));
      keys = page.UnprocessedKeys?.[table]?.Keys ?? [];
    }
    return found;
  },
  write: async (schedule) => {
    await client.send(
      new PutCommand({ TableName: table, Item: { ...alternateKey(schedule.county), ...toStoredFields(schedule) } }),
    );
  },
});
