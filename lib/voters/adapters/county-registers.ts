import { type DynamoDBDocumentClient, GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { CountyCode } from '../../shared/counties.ts';
import { answerIfWon, raced } from '../../shared/dynamodb/conditions.ts';
import { StoredInstant, toStoredInstant } from '../../shared/dynamodb/instants.ts';
import { queryAll } from '../../shared/dynamodb/query-all.ts';
import type { CountyRegister, Load, Refusal, RefusalCode, RegisterSnapshot } from '../domain/register/load.ts';
import type { CountyRegisters } from '../ports.ts';

const PARTITION = 'REGISTER';
const keyOf = (county: CountyCode) => ({ pk: PARTITION, sk: county });

const StoredFile = z.object({
  key: z.string(),
  versionId: z.string().nullable(),
  rows: z.int(),
  sha256: z.string(),
  bytes: z.int(),
});
const StoredSnapshot = StoredFile.extend({
  takenAt: StoredInstant,
  canonical: z.boolean(),
  confidential: StoredFile,
});
const count = z.int().nonnegative();
const StoredCounts = z.object({
  before: count,
  tonight: count,
  new: count,
  changed: count,
  gone: count,
  unusable: count,
  again: count,
  confidentialBefore: count,
  confidential: count,
  noLongerConfidential: count,
});
const StoredCompared = z.object({ counts: StoredCounts, present: z.array(z.string()), absent: z.array(z.string()) });
const StoredRegister = z.object({
  county: CountyCode,
  loaded: z.object({ snapshot: StoredSnapshot, finishedAt: StoredInstant, voters: count }).nullable().default(null),
  load: z
    .object({
      id: z.string(),
      snapshot: StoredSnapshot,
      startedAt: StoredInstant,
      acceptedBecause: z.string().nullable(),
      compared: StoredCompared.nullable(),
    })
    .nullable()
    .default(null),
  refused: z
    .object({
      code: z.string().transform((code) => code as RefusalCode),
      at: StoredInstant,
      sha256: z.string().nullable(),
      counts: StoredCounts.nullable(),
    })
    .nullable()
    .default(null),
});

const read = (item: unknown): CountyRegister => StoredRegister.parse(item);

const stored = (snapshot: RegisterSnapshot) => ({ ...snapshot, takenAt: toStoredInstant(snapshot.takenAt) });
const storedLoad = (load: Load) => ({
  ...load,
  snapshot: stored(load.snapshot),
  startedAt: toStoredInstant(load.startedAt),
});
const storedRefusal = (refusal: Refusal) => ({ ...refusal, at: toStoredInstant(refusal.at) });

/** Keeps how each county's part of the register stands, beside the register itself: one partition, one item a county. */
export const dynamodbCountyRegisters = (client: DynamoDBDocumentClient, table: string): CountyRegisters => {
  /** `load` is a word of ours and of the expression language's no reserved one; named all the same. */
  const update = (county: CountyCode, expression: string, condition: string, values: Record<string, unknown>) =>
    client.send(
      new UpdateCommand({
        TableName: table,
        Key: keyOf(county),
        UpdateExpression: expression,
        ConditionExpression: condition,
        ExpressionAttributeNames: names(`${expression} ${condition}`),
        ExpressionAttributeValues: values,
        ReturnValues: 'ALL_NEW',
      }),
    );
  const find = async (county: CountyCode): Promise<CountyRegister | undefined> => {
    const { Item } = await client.send(new GetCommand({ TableName: table, Key: keyOf(county), ConsistentRead: true }));
    return Item && read(Item);
  };
  return {
    find,

    all: async () => {
      const items = await queryAll(client, {
        TableName: table,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': PARTITION },
        ConsistentRead: true,
      });
      return items.map(read);
    },

    begin: (county, load) =>
      raced(
        update(county, 'SET #load = :load, #county = :county', 'attribute_not_exists(#load.#id)', {
          ':load': storedLoad(load),
          ':county': county,
        }),
        'begun',
        'lost',
      ),

    settle: async (county, loadId, compared) => {
      const won = await answerIfWon(
        update(county, 'SET #load.#compared = :compared', '#load.#id = :id AND #load.#compared = :none', {
          ':compared': compared,
          ':id': loadId,
          ':none': null,
        }),
      );
      if (won) return compared;
      const known = await find(county);
      return known?.load?.id === loadId ? (known.load.compared ?? undefined) : undefined;
    },

    refuse: async (county, loadId, refusal) => {
      const values = { ':refused': storedRefusal(refusal), ':county': county };
      const write =
        loadId === null
          ? update(county, 'SET #refused = :refused, #county = :county', 'attribute_not_exists(#load.#id)', values)
          : update(county, 'SET #refused = :refused, #county = :county REMOVE #load', '#load.#id = :id', {
              ...values,
              ':id': loadId,
            });
      await raced(write, undefined, undefined);
    },

    finish: async (county, load, finishedAt, voters) => {
      const loaded = { snapshot: stored(load.snapshot), finishedAt: toStoredInstant(finishedAt), voters };
      const write = update(county, 'SET #loaded = :loaded REMOVE #load, #refused', '#load.#id = :id', {
        ':loaded': loaded,
        ':id': load.id,
      });
      await raced(write, undefined, undefined);
    },
  };
};

/** The names that an expression uses. */
const names = (expression: string): Record<string, string> =>
  Object.fromEntries([...expression.matchAll(/#(\w+)/g)].map(([placeholder, name]) => [placeholder, name ?? '']));
