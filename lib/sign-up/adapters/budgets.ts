import { createHmac } from 'node:crypto';
import { type DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { batchGet } from '../../shared/dynamodb/batch-get.ts';
import { answerIfWon, answerOrPresent } from '../../shared/dynamodb/conditions.ts';
import { expirySeconds } from '../../shared/dynamodb/expiring.ts';
import { toStoredInstant } from '../../shared/dynamodb/instants.ts';
import { Temporal } from '../../shared/time.ts';
import { addressKey, marksOf, slid, windowBefore, windowOf } from '../domain/budget.ts';
import type { Budgets, Counted } from '../ports.ts';

/** No budget asks for more different values than this; a set that has them grows no longer. */
const MOST_VALUES = 50;
const TURN_SECONDS = 60;
/** Whoever waits longer for a turn has no attempt left to go on with. */
const LONGEST_TURN_MINUTES = 20;
const MOST_TRIES = 6;

/** How much was counted: of a set, how many there are. */
const countOf = (item: Readonly<Record<string, unknown>> | undefined): number => {
  const seen = item?.['seen'];
  return seen instanceof Set ? seen.size : Number(item?.['count'] ?? 0);
};

/**
 * Counts in the visits table. `pepper` is the key under which numbers, addresses and names are hashed: the table alone tells
 * nobody whose they are.
 */
export const dynamodbBudgets = (
  client: DynamoDBDocumentClient,
  table: string,
  pepper: () => Promise<string>,
): Budgets => {
  const hashed = async (text: string): Promise<string> =>
    createHmac('sha256', await pepper())
      .update(text)
      .digest('base64url');
  const keyOf = async ({ budget, subject }: Counted, start: Temporal.Instant) => ({
    pk: `BUDGET#${budget}#${await hashed(`${budget} ${subject}`)}`,
    sk: toStoredInstant(start),
  });
  const nowKey = (counted: Counted, now: Temporal.Instant) => keyOf(counted, windowOf(counted.budget, now).start);
  /** A window that slides counts in the next one too. */
  const expiry = ({ budget }: Counted, now: Temporal.Instant): number => {
    const { minutes, sliding = false } = marksOf(budget);
    return expirySeconds(windowOf(budget, now).end) + (sliding ? minutes * 60 : 0);
  };
  const peek = async (counted: readonly Counted[], now: Temporal.Instant): Promise<readonly number[]> => {
    const wanted = await Promise.all(
      counted.map(async (one) => {
        const before = windowBefore(one.budget, now);
        return { one, key: await nowKey(one, now), before: before && (await keyOf(one, before)) };
      }),
    );
    const keys = wanted.flatMap(({ key, before }) => (before ? [key, before] : [key]));
    const items = await batchGet(client, table, keys);
    const found = new Map(items.map((item) => [`${item['pk']} ${item['sk']}`, item]));
    const at = ({ pk, sk }: { readonly pk: string; readonly sk: string }) => countOf(found.get(`${pk} ${sk}`));
    return wanted.map(({ one, key, before }) => (before ? slid(one.budget, now, at(key), at(before)) : at(key)));
  };

  return {
    peek,

    take: async (counted, now) => {
      const update = new UpdateCommand({
        TableName: table,
        Key: await nowKey(counted, now),
        UpdateExpression: 'ADD #count :one SET expiresAt = :end',
        ExpressionAttributeNames: { '#count': 'count' },
        ExpressionAttributeValues: { ':one': 1, ':end': expiry(counted, now) },
        ReturnValues: 'ALL_NEW',
      });
      const count = countOf((await client.send(update)).Attributes);
      const before = windowBefore(counted.budget, now);
      if (before === undefined) return count;
      const [item] = await batchGet(client, table, [await keyOf(counted, before)]);
      return slid(counted.budget, now, count, countOf(item));
    },

    remember: async (counted, value, now) => {
      const update = new UpdateCommand({
        TableName: table,
        Key: await nowKey(counted, now),
        UpdateExpression: 'ADD seen :value SET expiresAt = :end',
        ConditionExpression: 'attribute_not_exists(seen) OR size(seen) < :most',
        ExpressionAttributeValues: {
          ':value': new Set([(await hashed(value)).slice(0, 16)]),
          ':end': expiry(counted, now),
          ':most': MOST_VALUES,
        },
        ReturnValues: 'ALL_NEW',
      });
      const answer = await answerIfWon(client.send(update));
      return answer ? countOf(answer.Attributes) : MOST_VALUES;
    },

    nextTurn: async (address, now) => {
      const Key = { pk: `TURN#${await hashed(`turn ${addressKey(address)}`)}`, sk: 'TURN' };
      let last: string | undefined;
      for (let tried = 0; tried < MOST_TRIES; tried += 1) {
        const behind = last === undefined ? now : Temporal.Instant.from(last);
        const start = Temporal.Instant.compare(behind, now) > 0 ? behind : now;
        const turn = start.add({ seconds: TURN_SECONDS });
        if (Temporal.Instant.compare(turn, now.add({ minutes: LONGEST_TURN_MINUTES })) > 0) return undefined;
        const update = new UpdateCommand({
          TableName: table,
          Key,
          UpdateExpression: 'SET turnAt = :turn, expiresAt = :end',
          ConditionExpression: last === undefined ? 'attribute_not_exists(pk)' : 'turnAt = :last',
          ExpressionAttributeValues: {
            ':turn': toStoredInstant(turn),
            ':end': expirySeconds(turn),
            ...(last === undefined ? {} : { ':last': last }),
          },
          ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
        });
        const answer = await answerOrPresent(client.send(update));
        if (answer.ok) return turn;
        last = answer.error === undefined ? undefined : String(answer.error['turnAt']);
      }
      return undefined;
    },
  };
};
