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
import { assignments, changeFrom, checkKey, onlyOf } from './writes.ts';

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

  /** Releases the lock that a run of a check holds; one that another run or check has taken since stays taken. */
  const releaseLock = (checkId: string, redrives: number): Promise<boolean> =>
    raced(
      client.send(
        new DeleteCommand({
          TableName: table,
          Key: lockKey(CountyCode.parse(countyOfCheckId(checkId))),
          ConditionExpression: 'checkId = :checkId AND (attribute_not_exists(redrives) OR redrives = :redrives)',
          ExpressionAttributeValues: { ':checkId': checkId, ':redrives': redrives },
        }),
      ),
      true,
      false,
    );

  const read = async (checkId: string): Promise<SyncCheck | null> => {
    const { Item } = await client.send(
      new GetCommand({ TableName: table, Key: checkKey(checkId), ConsistentRead: true }),
    );
    return Item ? readCheckDocument(Item) : null;
  };
  const change = async (update: ReturnType<typeof changeFrom>): Promise<SyncCheck | undefined> => {
    const command = new UpdateCommand({ TableName: table, ...update, ReturnValues: 'ALL_NEW' });
    const changed = await answerIfWon(client.send(command));
    return changed && readCheckDocument(changed.Attributes);
  };
  const takeLock = (check: SyncCheck, redrives: number, now: Temporal.Instant) => ({
    Put: {
      TableName: table,
      Item: {
        ...lockKey(check.county),
        county: check.county,
        checkId: check.id,
        redrives,
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
    read,
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
      const TransactItems = [{ Put: newItem(check) }, takeLock(check, check.redrives, now)];
      const [exists, busy] = await failedConditions(() => client.send(new TransactWriteCommand({ TransactItems })));
      if (exists) return 'exists';
      return busy ? 'county-busy' : 'started';
    },
    recordSkip: async (check) => {
      await raced(client.send(new PutCommand(newItem(check))), true, false);
    },
    reopen: async (check, now) => {
      const update = { TableName: table, ...changeFrom(check.id, ['failed'], reopening(check)) };
      const TransactItems = [{ Update: update }, takeLock(check, check.redrives + 1, now)];
      const failed = await failedConditions(() => client.send(new TransactWriteCommand({ TransactItems })));
      return !failed.includes(true);
    },
    advance: (checkId, from, changes, attempt) => change(changeFrom(checkId, from, changes, attempt)),
    end: async (checkId, changes, attempt) => {
      const ended = await change(changeFrom(checkId, NOT_ENDED, changes, attempt));
      // Also one that had ended: whoever ended it may have died before the lock was released.
      const check = ended ?? (await read(checkId));
      if (check && isFinal(check.status)) await releaseLock(checkId, check.redrives);
      return ended !== undefined;
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
    keepWait: (checkId, wait, attempt) => {
      const { expression, names, values } = assignments(wait);
      const only = onlyOf(attempt);
      const keep = client.send(
        new UpdateCommand({
          TableName: table,
          Key: checkKey(checkId),
          UpdateExpression: expression,
          ConditionExpression: `attribute_exists(pk)${only.condition}`,
          ExpressionAttributeNames: names,
          ExpressionAttributeValues: { ...values, ...only.values },
        }),
      );
      return raced(keep, true, false);
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
    isClaimed: async (checkId, what) => {
      const { Item } = await client.send(
        new GetCommand({
          TableName: table,
          Key: checkKey(checkId),
          ConsistentRead: true,
          ProjectionExpression: '#claim',
          ExpressionAttributeNames: { '#claim': claimName(what) },
        }),
      );
      return Item?.[claimName(what)] !== undefined;
    },
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
