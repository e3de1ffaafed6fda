import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes } from 'node:crypto';
import {
  DeleteCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { raced } from '../../shared/dynamodb/conditions.ts';
import { StoredInstant, toStoredInstant } from '../../shared/dynamodb/instants.ts';
import type { Temporal } from '../../shared/time.ts';
import { ATTEMPT_MINUTES, Attempt, endOfAttempt, endOfSession } from '../domain/attempt.ts';
import type { Sessions, Visits } from '../ports.ts';

const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** What the table knows of a secret. */
const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');
const keyOf = (secret: string): Buffer => createHmac('sha256', secret).update('seal').digest();

/** What was typed, so that only the browser's secret opens it: also when the table is slow to forget, and in its backups. */
const seal = (secret: string, text: string): string => {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, keyOf(secret), nonce);
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64');
};

const unseal = (secret: string, sealed: string): string => {
  const bytes = Buffer.from(sealed, 'base64');
  const decipher = createDecipheriv(CIPHER, keyOf(secret), bytes.subarray(0, NONCE_BYTES), {
    authTagLength: TAG_BYTES,
  });
  decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
  return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]).toString('utf8');
};

const visitKey = (secret: string) => ({ pk: `VISIT#${hashOf(secret)}`, sk: 'VISIT' });
const sessionKey = (secret: string) => ({ pk: `SESSION#${hashOf(secret)}`, sk: 'SESSION' });

/** The table forgets what is over, days late at times; until it does, the rules do. */
const expiry = (end: Temporal.Instant): number => Math.ceil(end.epochMilliseconds / 1000);

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
    const { Item } = await client.send(
      new GetCommand({ TableName: table, Key: visitKey(secret), ConsistentRead: true }),
    );
    if (!Item) return undefined;
    const attempt = Attempt.parse(JSON.parse(unseal(secret, String(Item['sealed']))));
    return now.epochMilliseconds < endOfAttempt(attempt).epochMilliseconds ? attempt : undefined;
  },

  write: async (secret, before, after, now) => {
    const { revision, startedAt, voterId } = after;
    const Item = {
      ...visitKey(secret),
      sealed: seal(secret, JSON.stringify(after)),
      revision,
      startedAt: toStoredInstant(startedAt),
      expiresAt: expiry(endOfAttempt(after)),
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
      expiresAt: expiry(endOfSession(session)),
    };
    const put = new PutCommand({ TableName: table, Item, ConditionExpression: 'attribute_not_exists(pk)' });
    await raced(client.send(put), undefined, undefined);
  },

  find: async (secret) => {
    const get = new GetCommand({ TableName: table, Key: sessionKey(secret), ConsistentRead: true });
    const { Item } = await client.send(get);
    return Item && SessionItem.parse(Item);
  },

  see: async (secret, at) => {
    const update = new UpdateCommand({
      TableName: table,
      Key: sessionKey(secret),
      UpdateExpression: 'SET seenAt = :at',
      // One that was ended meanwhile does not come back.
      ConditionExpression: 'attribute_exists(pk)',
      ExpressionAttributeValues: { ':at': toStoredInstant(at) },
    });
    await raced(client.send(update), undefined, undefined);
  },

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

  end: async (secret) => {
    await client.send(new DeleteCommand({ TableName: table, Key: sessionKey(secret) }));
  },
});
