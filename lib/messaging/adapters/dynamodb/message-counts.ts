import { type DynamoDBDocumentClient, paginateScan } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { Channel, MessageType } from '../../../shared/codes.ts';
import { LedgerState } from '../../domain/ledger-state.ts';
import type { MessageCount } from '../../domain/message-count.ts';
import type { CountMessages } from '../../ports/ledger.ts';
import { voterPartition } from './message-document.ts';

const CountedFields = z.object({ type: MessageType, channel: Channel, state: LedgerState });

/** Reads the whole ledger, three fields of each row: right for a rehearsal's size, slow for a statewide election's. */
export const dynamodbMessageCounts =
  (client: DynamoDBDocumentClient, table: string): CountMessages =>
  async (electionId, county) => {
    const counts = new Map<string, MessageCount>();
    const pages = paginateScan(
      { client },
      {
        TableName: table,
        ProjectionExpression: '#type, channel, #state',
        FilterExpression: `begins_with(pk, :election) AND attribute_exists(#state)${county === null ? '' : ' AND county = :county'}`,
        ExpressionAttributeNames: { '#type': 'type', '#state': 'state' },
        ExpressionAttributeValues: {
          ':election': voterPartition(electionId, ''),
          ...(county === null ? {} : { ':county': county }),
        },
      },
    );
    for await (const page of pages) {
      for (const item of page.Items ?? []) {
        const row = CountedFields.parse(item);
        const key = `${row.type} ${row.channel} ${row.state}`;
        counts.set(key, { ...row, count: (counts.get(key)?.count ?? 0) + 1 });
      }
    }
    return [...counts.values()];
  };
