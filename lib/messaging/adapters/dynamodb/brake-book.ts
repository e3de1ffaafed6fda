import { DeleteCommand, type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { Channel } from '../../../shared/codes.ts';
import { StoredDate, StoredInstant, toStoredInstant } from '../../../shared/dynamodb/instants.ts';
import { queryAll } from '../../../shared/dynamodb/query-all.ts';
import { capKey, parseCapKey } from '../../domain/brakes/caps.ts';
import { DeliveryCode } from '../../domain/delivery-code.ts';
import type { BrakeBook } from '../../ports/brakes.ts';

/** Where the notes of the brakes are, in the settings. */
const BRAKES = 'BRAKES';

const Usd = z.number().positive();
const Count = z.number().exactOptional();
const Sum = z.object({ taken: Count, bounced: Count, blocked: Count, complained: Count });
const CapItem = z.object({
  kind: z.literal('cap'),
  cap: z.string().transform((key, context) => {
    const cap = parseCapKey(key);
    if (cap !== undefined) return cap;
    context.addIssue('No cap.');
    return z.NEVER;
  }),
  usd: Usd,
  reason: z.string(),
  setBy: z.string(),
  setAt: StoredInstant,
});
const BaselineItem = z.object({ kind: z.literal('baseline'), channel: Channel, day: StoredDate, sum: Sum });
const OutageItem = z.object({ kind: z.literal('outage'), channel: Channel, since: StoredInstant, code: DeliveryCode });
const NoteItem = z.discriminatedUnion('kind', [CapItem, BaselineItem, OutageItem]);

/** The notes of the brakes, in the settings table. */
export const dynamodbBrakeBook = (client: DynamoDBDocumentClient, table: string): BrakeBook => {
  const put = async (sk: string, attributes: Readonly<Record<string, unknown>>): Promise<void> => {
    await client.send(new PutCommand({ TableName: table, Item: { pk: BRAKES, sk, ...attributes } }));
  };
  return {
    read: async () => {
      const items = await queryAll(client, {
        TableName: table,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': BRAKES },
        ConsistentRead: true,
      });
      const notes = items.map((item) => NoteItem.parse(item));
      return {
        caps: new Map(notes.flatMap((note) => (note.kind === 'cap' ? [[capKey(note.cap), note] as const] : []))),
        baselines: new Map(notes.flatMap((note) => (note.kind === 'baseline' ? [[note.channel, note] as const] : []))),
        outages: new Map(notes.flatMap((note) => (note.kind === 'outage' ? [[note.channel, note] as const] : []))),
      };
    },

    setCap: ({ cap, usd, reason, setBy, setAt }) =>
      put(`cap#${capKey(cap)}`, { kind: 'cap', cap: capKey(cap), usd, reason, setBy, setAt: toStoredInstant(setAt) }),

    keepBaseline: (channel, { day, sum }) =>
      put(`baseline#${channel}`, { kind: 'baseline', channel, day: day.toString(), sum }),

    keepOutage: async (channel, outage) => {
      const sk = `outage#${channel}`;
      if (outage !== null) {
        return put(sk, { kind: 'outage', channel, since: toStoredInstant(outage.since), code: outage.code });
      }
      await client.send(new DeleteCommand({ TableName: table, Key: { pk: BRAKES, sk } }));
    },
  };
};
