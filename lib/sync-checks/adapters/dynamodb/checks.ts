import {
  DeleteCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { CountyCode } from '../../../shared/counties.ts';
import { answerIfWon, failedConditions, raced } from '../../../shared/dynamodb/conditions.ts';
import { StoredInstant, toStoredInstant } from '../../../shared/dynamodb/instants.ts';
import { queryAll } from '../../../shared/dynamodb/query-all.ts';
import { Temporal } from '../../../shared/time.ts';
import { CHECK_STATUSES, isFinal, type SyncCheck } from '../../domain/check.ts';
import { countyOfCheckId, dateOfCheckId } from '../../domain/check-id.ts';
import { reopening } from '../../domain/reopening.ts';
import type { SyncChecks } from '../../ports/checks.ts';
import { readCheckDocument, toCheckFields } from './check-document.ts';
import { assignments, changeFrom, checkKey } from './writes.ts';

const LOCKS = 'RUNNING';
const lockKey = (county: CountyCode) => ({ pk: LOCKS, sk: `COUNTY#${county}` });
const claimName = (what: string): string => `claimed-${what}`;
const NOT_ENDED = CHECK_STATUSES.filter((status) => !isFinal(status));
const Wait = z.object({
  taskToken: z.string().nullable().default(null),
  uploadKey: z.string().nullable().default(null),
});
const Lock = z.object({ county: CountyCode, checkId: z.string(), deadlineAt: StoredInstant });

const isWithin = (date: Temporal.PlainDate, from: Temporal.PlainDate, to: Temporal.PlainDate): boolean =>
  Temporal.PlainDate.compare(date, from) >= 0 && Temporal.PlainDate.compare(date, to) <= 0;

/** The checks in the sync table. */
export const dynamodbSyncChecks = (client: DynamoDBDocumentClient, table: string): SyncChecks => {
  const query = (pk: string, from: string, to: string): Promise<Record<string, unknown>[]> =>
    queryAll(client, {
      TableName: table,
      KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
      ExpressionAttributeValues: { ':pk': pk, ':from': from, ':to': to },
      ConsistentRead: true,
    });

  const releaseLock = (checkId: string): Promise<boolean> =>
    raced(
      client.send(
        new DeleteCommand({
          TableName: table,
          Key: lockKey(CountyCode.parse(countyOfCheckId(checkId))),
          // A lock that another check has taken since stays taken.
          ConditionExpression: 'checkId = :checkId',
          ExpressionAttributeValues: { ':checkId': checkId },
        }),
      ),
      true,
      false,
    );

  const takeLock = (check: SyncCheck, now: Temporal.Instant) => ({
    Put: {
      TableName: table,
      Item: {
        ...lockKey(check.county),
        county: check.county,
        checkId: check.id,
        deadlineAt: toStoredInstant(check.deadlineAt),
      },
      ConditionExpression: 'attribute_not_exists(pk) OR deadlineAt <= :now OR checkId = :checkId',
      ExpressionAttributeValues: { ':now': toStoredInstant(now), ':checkId': check.id },
    },
  });
  const newItem = (check: SyncCheck) => ({
    TableName: table,
    Item: { ...checkKey(check.id), ...toCheckFields(check) },
    ConditionExpression: 'attribute_not_exists(pk)',
  });

  return {
    read: async (checkId) => {
      const { Item } = await client.send(
        new GetCommand({ TableName: table, Key: checkKey(checkId), ConsistentRead: true }),
      );
      return Item ? readCheckDocument(Item) : null;
    },
    history: async (county, from, to) => {
      if (Temporal.PlainDate.compare(from, to) > 0) return [];
      // A check's id carries its date in one of two forms, which sort apart within a year: whole years are read.
      const first = `CHECK#${county}-${from.year}-`;
      const items = await query(`COUNTY#${county}`, first, `CHECK#${county}-${to.year}~`);
      return items
        .map(readCheckDocument)
        .filter(({ id }) => isWithin(dateOfCheckId(id), from, to))
        .toSorted((a, b) => Temporal.Instant.compare(b.requestedAt, a.requestedAt) || b.id.localeCompare(a.id));
    },
    start: async (check, now) => {
      const TransactItems = [{ Put: newItem(check) }, takeLock(check, now)];
      const [exists, busy] = await failedConditions(() => client.send(new TransactWriteCommand({ TransactItems })));
      if (exists) return 'exists';
      return busy ? 'county-busy' : 'started';
    },
    recordSkip: async (check) => {
      await raced(client.send(new PutCommand(newItem(check))), true, false);
    },
    reopen: async (check, now) => {
      const update = { TableName: table, ...changeFrom(check.id, ['failed'], reopening(check)) };
      const TransactItems = [{ Update: update }, takeLock(check, now)];
      const failed = await failedConditions(() => client.send(new TransactWriteCommand({ TransactItems })));
      return !failed.includes(true);
    },
    advance: async (checkId, from, changes) => {
      const update = { TableName: table, ...changeFrom(checkId, from, changes), ReturnValues: 'ALL_NEW' } as const;
      const changed = await answerIfWon(client.send(new UpdateCommand(update)));
      return changed && readCheckDocument(changed.Attributes);
    },
    end: async (checkId, changes) => {
      const update = { TableName: table, ...changeFrom(checkId, NOT_ENDED, changes) };
      const ended = await raced(client.send(new UpdateCommand(update)), true, false);
      await releaseLock(checkId);
      return ended;
    },
    running: async () => (await query(LOCKS, 'COUNTY#', 'COUNTY#~')).map((item) => Lock.parse(item)),
    readWait: async (checkId) => {
      const { Item } = await client.send(
        new GetCommand({
          TableName: table,
          Key: checkKey(checkId),
          ConsistentRead: true,
          ProjectionExpression: 'taskToken, uploadKey',
        }),
      );
      return Wait.parse(Item ?? {});
    },
    keepWait: async (checkId, wait) => {
      const { expression, names, values } = assignments(wait);
      await client.send(
        new UpdateCommand({
          TableName: table,
          Key: checkKey(checkId),
          UpdateExpression: expression,
          ConditionExpression: 'attribute_exists(pk)',
          ExpressionAttributeNames: names,
          ExpressionAttributeValues: values,
        }),
      );
    },
    claim: (checkId, what, at) =>
      raced(
        client.send(
          new UpdateCommand({
            TableName: table,
            Key: checkKey(checkId),
            UpdateExpression: 'SET #claim = :at',
            ConditionExpression: 'attribute_exists(pk) AND attribute_not_exists(#claim)',
            ExpressionAttributeNames: { '#claim': claimName(what) },
            ExpressionAttributeValues: { ':at': toStoredInstant(at) },
          }),
        ),
        true,
        false,
      ),
    release: async (checkId, what) => {
      await client.send(
        new UpdateCommand({
          TableName: table,
          Key: checkKey(checkId),
          UpdateExpression: 'REMOVE #claim',
          ExpressionAttributeNames: { '#claim': claimName(what) },
        }),
      );
    },
  };
};
