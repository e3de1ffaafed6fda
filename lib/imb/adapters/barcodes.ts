import {
  type DynamoDBDocumentClient,
  TransactWriteCommand,
  type TransactWriteCommandInput,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { ENVELOPE_DIRECTIONS, type EnvelopeKey } from '../../ballot-tracking/domain/envelope.ts';
import { CountyCode } from '../../shared/counties.ts';
import { batchGet } from '../../shared/dynamodb/batch-get.ts';
import { failedConditions, raced } from '../../shared/dynamodb/conditions.ts';
import { expirySeconds } from '../../shared/dynamodb/expiring.ts';
import { StoredDate, StoredInstant, toStoredInstant } from '../../shared/dynamodb/instants.ts';
import { queryAll } from '../../shared/dynamodb/query-all.ts';
import { inParallel } from '../../shared/in-parallel.ts';
import type { Temporal } from '../../shared/time.ts';
import { MOST_WAITING, WAITING_DAYS } from '../data/limits.ts';
import type { CoverageCount } from '../domain/coverage.ts';
import type { Tracked } from '../domain/tracking-row.ts';
import type { BarcodeStore, CoverageCounts, TrackedChange, TrackedKey, WaitingScan } from '../ports.ts';

type Write = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

const TrackedItem = z.object({
  electionId: z.string(),
  county: CountyCode,
  voterId: z.string(),
  direction: z.enum(ENVELOPE_DIRECTIONS),
  barcode: z.string(),
  countedOn: StoredDate,
  scannedOn: StoredDate.exactOptional(),
});

const WaitingItem = z.object({
  barcode: z.string(),
  waiting: z.array(
    z.object({
      from: CountyCode.nullable(),
      at: StoredInstant,
      code: z.string(),
      place: z.string().exactOptional(),
      isInferred: z.literal(true).exactOptional(),
      expectedOn: StoredDate.exactOptional(),
    }),
  ),
});

const CountItem = z.object({
  direction: z.enum(ENVELOPE_DIRECTIONS),
  kind: z.enum(['named', 'scanned', 'seen']),
  day: StoredDate,
  count: z.number(),
});

const partitionOf = (barcode: string): string => `CODE#${barcode}`;
const trackedKey = ({ barcode, electionId }: TrackedKey) => ({
  pk: partitionOf(barcode),
  sk: `ELECTION#${electionId}`,
});
const waitingKey = (barcode: string) => ({ pk: partitionOf(barcode), sk: 'WAITING' });

/**
 * As many counters of one day share its barcodes: parts of a file of a million are written at the same time, and each write
 * adds to one of them.
 */
const COUNTERS = 32;
const WRITES_AT_ONCE = 8;
const WAITS_AT_ONCE = 24;
/** Marks of one transaction: each may come with two counters of its own, and DynamoDB takes 100 writes at once. */
const TRANSACTION = 33;

const counterOf = (): string => String(Math.floor(Math.random() * COUNTERS));

/** Adds to a county's counts, in the same transaction as what is counted. */
const counting = (
  table: string,
  tracked: readonly Tracked[],
  kind: CoverageCount['kind'],
  sign: 1 | -1 = 1,
): readonly Write[] => {
  const dayOf = (one: Tracked): Temporal.PlainDate | undefined => (kind === 'seen' ? one.scannedOn : one.countedOn);
  const nameOf = (one: Tracked): string => `${one.electionId}#${one.county} ${one.direction}#${kind}#${dayOf(one)}`;
  return [...Map.groupBy(tracked, nameOf)].flatMap(([name, group]): Write[] => {
    const [first] = group;
    const [partition, place] = name.split(' ');
    if (first === undefined) return [];
    return [
      {
        Update: {
          TableName: table,
          Key: { pk: `COUNTS#${partition}`, sk: `${place}#${counterOf()}` },
          UpdateExpression: 'SET direction = :direction, kind = :kind, #day = :day ADD #count :more',
          ExpressionAttributeNames: { '#day': 'day', '#count': 'count' },
          ExpressionAttributeValues: {
            ':direction': first.direction,
            ':kind': kind,
            ':day': String(dayOf(first)),
            ':more': sign * group.length,
          },
        },
      },
    ];
  });
};

/** A barcode is as it was found while whose it is, and whether it was scanned, is the same. */
const toWrite = (table: string, { before, after }: TrackedChange): Write => {
  const present = before && {
    ConditionExpression: `voterId = :voter AND direction = :way AND ${before.scannedOn ? 'scannedOn = :scanned' : 'attribute_not_exists(scannedOn)'}`,
    ExpressionAttributeValues: {
      ':voter': before.voterId,
      ':way': before.direction,
      ...(before.scannedOn ? { ':scanned': before.scannedOn.toString() } : {}),
    },
  };
  const condition = present ?? { ConditionExpression: 'attribute_not_exists(pk)' };
  if (after) {
    const { countedOn, scannedOn: _none, ...rest } = after;
    const Item = { ...trackedKey(after), ...rest, countedOn: countedOn.toString() };
    return { Put: { TableName: table, Item, ...condition } };
  }
  if (!before) throw new Error('A change of a barcode neither finds nor leaves anything.');
  return { Delete: { TableName: table, Key: trackedKey(before), ...condition } };
};

/** The condition that a barcode is still named as it was found when its envelope was looked up. */
export const namedStill =
  (table: string) =>
  ({ barcode, electionId, voterId, county, direction }: EnvelopeKey): NonNullable<Write['ConditionCheck']> => ({
    TableName: table,
    Key: trackedKey({ barcode, electionId }),
    ConditionExpression: 'voterId = :voter AND county = :county AND direction = :way',
    ExpressionAttributeValues: { ':voter': voterId, ':county': county, ':way': direction },
  });

const chunked = <Item>(items: readonly Item[]): readonly (readonly Item[])[] =>
  Array.from({ length: Math.ceil(items.length / TRANSACTION) }, (_, at) =>
    items.slice(at * TRANSACTION, (at + 1) * TRANSACTION),
  );

/** Keeps barcodes, the scans that wait for them and the counts in the barcodes table. */
export const dynamodbBarcodes = (client: DynamoDBDocumentClient, table: string): BarcodeStore => ({
  findAll: async (keys) => (await batchGet(client, table, keys.map(trackedKey))).map((item) => TrackedItem.parse(item)),

  change: async (changes) => {
    const writes = changes.map((change) => toWrite(table, change));
    const gone = changes.flatMap(({ before }) => before ?? []);
    const fresh = changes.flatMap(({ after }) => after ?? []);
    const scanned = gone.filter(({ scannedOn }) => scannedOn !== undefined);
    // Each attempt adds to counters of its own choice: one that is busy does not hold up the barcodes.
    const failed = await failedConditions(() => {
      const counts = [
        ...counting(table, fresh, 'named'),
        ...counting(table, gone, 'named', -1),
        ...counting(table, scanned, 'scanned', -1),
        ...counting(table, scanned, 'seen', -1),
      ];
      return client.send(new TransactWriteCommand({ TransactItems: [...writes, ...counts] }));
    });
    return failed.length > 0 ? 'conflict' : 'changed';
  },

  markScanned: async (tracked) => {
    const mark = async (some: readonly Tracked[]): Promise<void> => {
      if (some.length === 0) return;
      const marks = some.map(
        (one): Write => ({
          Update: {
            TableName: table,
            Key: trackedKey(one),
            UpdateExpression: 'SET scannedOn = :day',
            ConditionExpression: 'attribute_exists(pk) AND attribute_not_exists(scannedOn)',
            ExpressionAttributeValues: { ':day': String(one.scannedOn) },
          },
        }),
      );
      const failed = await failedConditions(() => {
        const counts = [...counting(table, some, 'scanned'), ...counting(table, some, 'seen')];
        return client.send(new TransactWriteCommand({ TransactItems: [...marks, ...counts] }));
      });
      // Another push was faster with those.
      if (failed.length > 0) await mark(some.filter((_, at) => failed[at] !== true));
    };
    await inParallel(chunked(tracked), WRITES_AT_ONCE, mark);
  },

  wait: async (scans, now) => {
    const expiresAt = expirySeconds(now.add({ hours: 24 * WAITING_DAYS }));
    const groups = [...Map.groupBy(scans, ({ barcode }) => barcode)];
    await inParallel(groups, WAITS_AT_ONCE, async ([barcode, group]) => {
      const fresh = group.map(({ from, scan }) => ({
        ...scan,
        from,
        at: toStoredInstant(scan.at),
        expectedOn: scan.expectedOn?.toString(),
      }));
      const update = new UpdateCommand({
        TableName: table,
        Key: waitingKey(barcode),
        UpdateExpression:
          'SET barcode = :barcode, waiting = list_append(if_not_exists(waiting, :none), :fresh), expiresAt = :end',
        ConditionExpression: 'attribute_not_exists(waiting) OR size(waiting) < :most',
        ExpressionAttributeValues: {
          ':barcode': barcode,
          ':none': [],
          ':fresh': fresh.slice(0, MOST_WAITING),
          ':end': expiresAt,
          ':most': MOST_WAITING,
        },
      });
      await raced(client.send(update), undefined, undefined);
    });
  },

  waiting: async (barcodes) =>
    (await batchGet(client, table, barcodes.map(waitingKey))).flatMap((item) => {
      const { barcode, waiting } = WaitingItem.parse(item);
      return waiting.map(({ from, ...scan }): WaitingScan => ({ barcode, from, scan }));
    }),
});

/** Reads the counts of the barcodes table. */
export const dynamodbCoverage = (client: DynamoDBDocumentClient, table: string): CoverageCounts => ({
  of: async (electionId, county) => {
    const items = await queryAll(client, {
      TableName: table,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': `COUNTS#${electionId}#${county}` },
    });
    const counts = items.map((item) => CountItem.parse(item));
    return { county, counts };
  },
});
