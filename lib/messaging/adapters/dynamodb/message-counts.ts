import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { Channel, MessageType } from '../../../shared/codes.ts';
import { COUNTIES, type CountyCode } from '../../../shared/counties.ts';
import { queryAll } from '../../../shared/dynamodb/query-all.ts';
import { LedgerState } from '../../domain/ledger-state.ts';
import type { MessageCount } from '../../domain/message-count.ts';
import type { CountMessages } from '../../ports/ledger.ts';
import { countsPartition } from './message-tally.ts';

/** `Outbound#text#held#2`: the slices of one count add up. */
const CountItem = z.object({
  sk: z
    .string()
    .transform((text) => text.split('#'))
    .pipe(z.tuple([MessageType, Channel, LedgerState, z.string()])),
  messages: z.number(),
});

/** Reads the counts that are kept as messages move: a county's, or all counties' added up. Never the ledger itself. */
export const dynamodbMessageCounts =
  (client: DynamoDBDocumentClient, table: string): CountMessages =>
  async (electionId, county) => {
    const countsOf = (code: CountyCode) =>
      queryAll(client, {
        TableName: table,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': countsPartition(electionId, code) },
      });
    const pages = await Promise.all((county === null ? COUNTIES.map(({ code }) => code) : [county]).map(countsOf));
    const counts = new Map<string, MessageCount>();
    for (const item of pages.flat()) {
      const {
        sk: [type, channel, state],
        messages,
      } = CountItem.parse(item);
      const key = `${type} ${channel} ${state}`;
      counts.set(key, { type, channel, state, count: (counts.get(key)?.count ?? 0) + messages });
    }
    return [...counts.values()].filter(({ count }) => count > 0);
  };
