import { type DynamoDBDocumentClient, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { raced } from '../../shared/dynamodb/conditions.ts';
import { dynamodbExpiring, expirySeconds } from '../../shared/dynamodb/expiring.ts';
import { StoredInstant, toStoredInstant } from '../../shared/dynamodb/instants.ts';
import type { Temporal } from '../../shared/time.ts';
import { ATTEMPT_MINUTES, Attempt, endOfAttempt, endOfSession } from '../domain/attempt.ts';
import type { Sessions, Visits } from '../ports.ts';
import { hashOf, seal, unseal } from './seal.ts';

const visitKey = (secret: string) => ({ pk: `VISIT#${hashOf(secret)}`, sk: 'VISIT' });
const sessionKey = (secret: string) => ({ pk: `SESSION#${hashOf(secret)}`, sk: 'SESSION' });

/** What must still be there: nothing that is not over, or the attempt as it was read. */
const isAsRead = (before: Attempt | undefined, now: Temporal.Instant) =>
  before
    ? {
        ConditionExpression: 'revision = :revision AND startedAt = :started',
        ExpressionAttributeValues: { ':revision': before.revision, ':started': toStoredInstant(before.startedAt) },
      }
    : {
        ConditionExpression: 'attribute_not_exists(pk) OR startedAt <= :over',
        ExpressionAttributeValues: { ':over': toStoredInstant(now.subtract({ minutes: ATTEMPT_MINUTES })) },
      };

/** Keeps what is under way in the visits table, sealed. */
export const dynamodbVisits = (client: DynamoDBDocumentClient, table: string): Visits => ({
  find: async (secret, now) => {
    const item = await dynamodbExpiring(client, table).find(visitKey(secret));
    if (!item) return undefined;
    const attempt = Attempt.parse(JSON.parse(unseal(secret, String(item['sealed']))));
    return now.epochMilliseconds < endOfAttempt(attempt).epochMilliseconds ? attempt : undefined;
  },

  write: async (secret, before, after, now) => {
    const { revision, startedAt, voterId } = after;
    const Item = {
      ...visitKey(secret),
      sealed: seal(secret, JSON.stringify(after)),
      revision,
      startedAt: toStoredInstant(startedAt),
      expiresAt: expirySeconds(endOfAttempt(after)),
      // By which a purge finds it.
      ...(voterId === null ? {} : { voterId }),
    };
    const put = new PutCommand({ TableName: table, Item, ...isAsRead(before, now) });
    return raced(client.send(put), 'written', 'lost');
  },
});

/** None is stored as nothing: the table has no set without a value. */
const Marks = z.set(z.string()).default(new Set());
const SessionItem = z.object({
  voterId: z.string(),
  startedAt: StoredInstant,
  seenAt: StoredInstant,
  proven: Marks,
  known: Marks,
});

/** Keeps voters' sessions in the visits table. */
export const dynamodbVoterSessions = (client: DynamoDBDocumentClient, table: string): Sessions => ({
  begin: async (secret, session) => {
    const Item = {
      ...sessionKey(secret),
      voterId: session.voterId,
      startedAt: toStoredInstant(session.startedAt),
      seenAt: toStoredInstant(session.seenAt),
      ...(session.proven.size > 0 ? { proven: new Set(session.proven) } : {}),
      ...(session.known.size > 0 ? { known: new Set(session.known) } : {}),
      expiresAt: expirySeconds(endOfSession(session)),
    };
    const put = new PutCommand({ TableName: table, Item, ConditionExpression: 'attribute_not_exists(pk)' });
    await raced(client.send(put), undefined, undefined);
  },

  find: async (secret) => {
    const item = await dynamodbExpiring(client, table).find(sessionKey(secret));
    return item && SessionItem.parse(item);
  },

  see: (secret, at) => dynamodbExpiring(client, table).see(sessionKey(secret), at),

  prove: async (secret, mark) => {
    const update = new UpdateCommand({
      TableName: table,
      Key: sessionKey(secret),
      UpdateExpression: 'ADD proven :mark, known :mark',
      ConditionExpression: 'attribute_exists(pk)',
      ExpressionAttributeValues: { ':mark': new Set([mark]) },
    });
    await raced(client.send(update), undefined, undefined);
  },

  end: (secret) => dynamodbExpiring(client, table).end(sessionKey(secret)),
});
