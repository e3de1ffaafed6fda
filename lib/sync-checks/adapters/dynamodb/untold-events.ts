import { DeleteCommand, type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { queryAll } from '../../../shared/dynamodb/query-all.ts';
import { EmsEvent } from '../../domain/ems.ts';
import type { UntoldEvents } from '../../ports/checks.ts';

const UNTOLD = 'UNTOLD';
const Untold = z.object({ event: EmsEvent });

/** The events in the sync table, all under one key: there are as many as counties whose EMS does not answer. */
export const dynamodbUntoldEvents = (client: DynamoDBDocumentClient, table: string): UntoldEvents => ({
  keep: async (event) => {
    await client.send(new PutCommand({ TableName: table, Item: { pk: UNTOLD, sk: event.id, event } }));
  },
  all: async () => {
    const items = await queryAll(client, {
      TableName: table,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': UNTOLD },
      ConsistentRead: true,
    });
    return items.map((item) => Untold.parse(item).event);
  },
  forget: async (eventId) => {
    await client.send(new DeleteCommand({ TableName: table, Key: { pk: UNTOLD, sk: eventId } }));
  },
});
