import { DeleteCommand, type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { CountyCode } from '../../../shared/counties.ts';
import { batchGet } from '../../../shared/dynamodb/batch-get.ts';
import { dynamodbExpiring, expirySeconds } from '../../../shared/dynamodb/expiring.ts';
import { StoredInstant, toStoredInstant } from '../../../shared/dynamodb/instants.ts';
import { queryAll } from '../../../shared/dynamodb/query-all.ts';
import type { Sessions, SignIns } from '../../ports.ts';

const SessionDocument = z.object({
  key: z.string(),
  personId: z.string(),
  county: CountyCode.nullable(),
  startedAt: StoredInstant,
  seenAt: StoredInstant,
  endsAt: StoredInstant,
  browser: z.string(),
});

const sessionKey = (key: string) => ({ pk: `SESSION#${key}`, sk: 'SESSION' });
const signInKey = (key: string) => ({ pk: `SIGN-IN#${key}`, sk: 'SIGN-IN' });

export const dynamodbSessions = (client: DynamoDBDocumentClient, table: string): Sessions => ({
  create: async (session) => {
    const Item = {
      ...sessionKey(session.key),
      ...session,
      startedAt: toStoredInstant(session.startedAt),
      seenAt: toStoredInstant(session.seenAt),
      endsAt: toStoredInstant(session.endsAt),
      expiresAt: expirySeconds(session.endsAt),
    };
    // An id is never taken over: it is new, or it is none.
    const put = new PutCommand({ TableName: table, Item, ConditionExpression: 'attribute_not_exists(pk)' });
    await client.send(put);
  },
  find: async (key) => {
    const item = await dynamodbExpiring(client, table).find(sessionKey(key));
    return item && SessionDocument.parse(item);
  },
  see: (key, at) => dynamodbExpiring(client, table).see(sessionKey(key), at),
  end: (key) => dynamodbExpiring(client, table).end(sessionKey(key)),
  ofPerson: async (personId) => {
    const found = await queryAll(client, {
      TableName: table,
      IndexName: 'person',
      KeyConditionExpression: 'personId = :person',
      ExpressionAttributeValues: { ':person': personId },
    });
    const keys = z.array(z.object({ pk: z.string(), sk: z.string() })).parse(found);
    return (await batchGet(client, table, keys)).map((item) => SessionDocument.parse(item));
  },
});

const SignInDocument = z.object({
  key: z.string(),
  browserKey: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  invitation: z.object({ county: CountyCode.nullable(), key: z.string() }).nullable(),
  returnTo: z.string(),
  endsAt: StoredInstant,
});

export const dynamodbSignIns = (client: DynamoDBDocumentClient, table: string): SignIns => ({
  keep: async (attempt) => {
    const Item = {
      ...signInKey(attempt.key),
      ...attempt,
      endsAt: toStoredInstant(attempt.endsAt),
      expiresAt: expirySeconds(attempt.endsAt),
    };
    await client.send(new PutCommand({ TableName: table, Item }));
  },
  take: async (key) => {
    // One delete gets what was there: nobody else gets it again.
    const { Attributes } = await client.send(
      new DeleteCommand({ TableName: table, Key: signInKey(key), ReturnValues: 'ALL_OLD' }),
    );
    return Attributes && SignInDocument.parse(Attributes);
  },
});
