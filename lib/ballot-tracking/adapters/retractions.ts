import { type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { Channel, Language, MessageType } from '../../shared/codes.ts';
import { CountyCode } from '../../shared/counties.ts';
import { raced } from '../../shared/dynamodb/conditions.ts';
import { StoredInstant, toStoredInstant } from '../../shared/dynamodb/instants.ts';
import { queryAll } from '../../shared/dynamodb/query-all.ts';
import { Temporal } from '../../shared/time.ts';
import { RETRACTION_PHASES, type Retraction } from '../domain/retraction.ts';
import type { RetractionPart, RetractionStore } from '../ports.ts';

/** Where retractions and their parts are kept, beside the messages that they are about. None of them is a message: they have no `state`. */
const RETRACTIONS = 'RETRACTIONS';
const partsOf = (id: string): string => `RETRACTION#${id}`;

const Counts = z.record(z.string(), z.number());
const Sample = z.array(z.object({ voterId: z.string(), channel: Channel, language: Language }));

const Scope = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('upload'), electionId: z.string(), county: CountyCode, uploadId: z.string() }),
  z.object({
    kind: z.literal('messages'),
    electionId: z.string(),
    type: MessageType,
    toldFrom: StoredInstant,
    toldUntil: StoredInstant,
    channel: Channel.exactOptional(),
    language: Language.exactOptional(),
    county: CountyCode.exactOptional(),
  }),
]);

const RetractionItem = z.object({
  id: z.string(),
  scope: Scope,
  reason: z.string(),
  proposedBy: z.string(),
  proposedAt: StoredInstant,
  phase: z.enum(RETRACTION_PHASES),
  decidedBy: z.string().exactOptional(),
  decidedAt: StoredInstant.exactOptional(),
  doneAt: StoredInstant.exactOptional(),
  counts: Counts,
  done: Counts,
  outcomes: Counts,
  sample: Sample,
  version: z.int().positive(),
});

const PartItem = z.object({
  id: z.string(),
  step: z.string(),
  segment: z.int(),
  cursor: z.string().nullable(),
  isDone: z.boolean(),
  counts: Counts,
  sample: Sample,
  version: z.int().positive(),
});

/** Instants of an object and of the objects in it, as they are stored. */
const stored = (value: object): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(value).map(([name, one]) => {
      if (one instanceof Temporal.Instant) return [name, toStoredInstant(one)];
      return [name, name === 'scope' ? stored(one as object) : one];
    }),
  );

const partSortKey = ({ step, segment }: Pick<RetractionPart, 'step' | 'segment'>): string =>
  `${step}#${String(segment).padStart(3, '0')}`;

/** Keeps retractions in the messages table. */
export const dynamodbRetractions = (client: DynamoDBDocumentClient, table: string): RetractionStore => {
  const put = (key: { pk: string; sk: string }, value: Retraction | RetractionPart): Promise<'saved' | 'conflict'> =>
    raced(
      client.send(
        new PutCommand({
          TableName: table,
          Item: { ...key, ...stored(value) },
          ...(value.version === 1
            ? { ConditionExpression: 'attribute_not_exists(pk)' }
            : {
                ConditionExpression: 'version = :known',
                ExpressionAttributeValues: { ':known': value.version - 1 },
              }),
        }),
      ),
      'saved' as const,
      'conflict' as const,
    );
  const get = async (key: { pk: string; sk: string }) =>
    (await client.send(new GetCommand({ TableName: table, Key: key, ConsistentRead: true }))).Item;
  return {
    list: async () => {
      const items = await queryAll(client, {
        TableName: table,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': RETRACTIONS },
        ConsistentRead: true,
        ScanIndexForward: false,
      });
      return items.map((item) => RetractionItem.parse(item));
    },
    find: async (id) => {
      const item = await get({ pk: RETRACTIONS, sk: id });
      return item && RetractionItem.parse(item);
    },
    save: (retraction) => put({ pk: RETRACTIONS, sk: retraction.id }, retraction),
    part: async (key) => {
      const item = await get({ pk: partsOf(key.id), sk: partSortKey(key) });
      return item && PartItem.parse(item);
    },
    savePart: (part) => put({ pk: partsOf(part.id), sk: partSortKey(part) }, part),
  };
};
