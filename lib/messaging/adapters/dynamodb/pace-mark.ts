import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { Span } from '../../domain/pace-turns.ts';

type MarkSettings = { readonly table: string; readonly origination: string; readonly milliseconds: () => number };

/** Others write the mark too; after so many lost races it counts as too far ahead. */
const TRIES = 6;
/** The mark is of no use after an hour. Seconds. */
const KEPT = 3_600;

/**
 * A mark that lies this little behind is moved on as if it were ahead: two senders that see it on either side of now would
 * otherwise refuse each other. At most two of a hundred units more in a second. Milliseconds.
 */
const SLACK_MS = 20;

/** Takes a span of so many milliseconds, unless it would begin more than `ahead` from now: then says where the mark is. */
type Advance = (cost: number, ahead: number) => Promise<Span | { readonly mark: number }>;

/**
 * The shared mark of an origination: one number in the requests table, the moment up to which its time is given away.
 * Each sender moves it on by what it takes: from where it stands, or from now where it lies behind. One write mostly,
 * because a sender remembers where the mark was.
 */
export const dynamodbPaceMark = (client: DynamoDBDocumentClient, settings: MarkSettings): Advance => {
  let known = 0;

  const update = async (cost: number, ahead: number, now: number): Promise<Span | { readonly mark: number }> => {
    const floor = now - SLACK_MS;
    const isAhead = known >= floor;
    const write = new UpdateCommand({
      TableName: settings.table,
      Key: { pk: `PACE#${settings.origination}`, sk: 'PACE' },
      UpdateExpression: `SET nextAt = ${isAhead ? 'nextAt + :cost' : ':moved'}, expiresAt = :expiresAt`,
      ConditionExpression: isAhead
        ? 'nextAt >= :now AND nextAt <= :latest'
        : 'attribute_not_exists(nextAt) OR nextAt < :now',
      ExpressionAttributeValues: {
        ':now': floor,
        ':expiresAt': Math.ceil(now / 1000) + KEPT,
        ...(isAhead ? { ':cost': cost, ':latest': now + ahead } : { ':moved': now + cost }),
      },
      ReturnValues: 'UPDATED_NEW',
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    });
    try {
      const { Attributes } = await client.send(write);
      const to = Number(Attributes?.['nextAt']);
      return { from: to - cost, to };
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
      return { mark: Number((error.Item && unmarshall(error.Item))?.['nextAt'] ?? 0) };
    }
  };

  const take: Advance = async (cost, ahead) => {
    for (let tries = 0; tries < TRIES; tries += 1) {
      const now = settings.milliseconds();
      const result = await update(cost, ahead, now);
      known = 'from' in result ? result.to : result.mark;
      if ('from' in result || known > now + ahead) return result;
    }
    return { mark: known };
  };
  // One after the other: the messages of a batch would race each other for the mark.
  let last: Promise<unknown> = Promise.resolve();
  return (cost, ahead) => {
    const taken = last.then(() => take(cost, ahead));
    last = taken.catch(() => undefined);
    return taken;
  };
};
