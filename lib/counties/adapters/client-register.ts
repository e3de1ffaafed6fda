import { type DynamoDBDocumentClient, GetCommand, TransactWriteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { CountyCode } from '../../shared/counties.ts';
import { batchGet } from '../../shared/dynamodb/batch-get.ts';
import { failedConditions, raced } from '../../shared/dynamodb/conditions.ts';
import { StoredInstant, toStoredInstant } from '../../shared/dynamodb/instants.ts';
import { queryAll } from '../../shared/dynamodb/query-all.ts';
import { Temporal } from '../../shared/time.ts';
import { type ApiClient, CountyClientRole } from '../domain/api-client.ts';
import type { ClientRegister } from '../ports.ts';

const Moment = StoredInstant.nullish().default(null);
/** Whatever else stands there was put by hand, in a hurry: it revokes, for ever. */
const Revoked = Moment.catch(Temporal.Instant.fromEpochMilliseconds(0));

/** The document that the authorizer reads too (`county-api`): role, county, revocation and end. */
const ClientItem = z.object({
  clientId: z.string(),
  role: CountyClientRole,
  county: CountyCode,
  name: z.string(),
  issuedAt: StoredInstant,
  issuedBy: z.string(),
  replaces: z.string().nullable(),
  replacedBy: z.string().nullable(),
  endsAt: Moment,
  revokedAt: Revoked,
});
const Pointer = z.object({ clientId: z.string() });

const clientKey = (clientId: string) => ({ pk: `CLIENT#${clientId}`, sk: 'CLIENT' });
const stored = (moment: Temporal.Instant | null): string | null => moment && toStoredInstant(moment);

const toItem = (client: ApiClient): Record<string, unknown> => ({
  ...clientKey(client.clientId),
  ...client,
  issuedAt: toStoredInstant(client.issuedAt),
  endsAt: stored(client.endsAt),
  revokedAt: stored(client.revokedAt),
});

const fromItem = (item: unknown): ApiClient => {
  const { endsAt, revokedAt, ...client } = ClientItem.parse(item);
  return { ...client, endsAt: endsAt ?? null, revokedAt: revokedAt ?? null };
};

/**
 * The credentials in the settings table. A county's own are found by pointers beside its file: the document itself is the
 * one that the authorizer reads, so that nothing is revoked in one place alone.
 */
export const dynamodbClientRegister = (client: DynamoDBDocumentClient, table: string): ClientRegister => {
  const entering = (one: ApiClient) => [
    { Put: { TableName: table, Item: toItem(one), ConditionExpression: 'attribute_not_exists(pk)' } },
    {
      Put: {
        TableName: table,
        Item: { pk: `COUNTY#${one.county}`, sk: `CLIENT#${one.clientId}`, clientId: one.clientId },
      },
    },
  ];
  return {
    list: async (county) => {
      const pointers = await queryAll(client, {
        TableName: table,
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :client)',
        ExpressionAttributeValues: { ':pk': `COUNTY#${county}`, ':client': 'CLIENT#' },
        ConsistentRead: true,
      });
      const keys = pointers.map((pointer) => clientKey(Pointer.parse(pointer).clientId));
      const items = await batchGet(client, table, keys);
      return items.map(fromItem).toSorted((a, b) => Temporal.Instant.compare(a.issuedAt, b.issuedAt));
    },

    find: async (clientId) => {
      const get = new GetCommand({ TableName: table, Key: clientKey(clientId), ConsistentRead: true });
      const { Item } = await client.send(get);
      // Others are in the same register: the Secretary of State's, which are none of a county.
      return ClientItem.safeParse(Item).success ? fromItem(Item) : undefined;
    },

    enter: async (one) => {
      await client.send(new TransactWriteCommand({ TransactItems: entering(one) }));
    },

    rotate: async (before, after) => {
      const ending = {
        Update: {
          TableName: table,
          Key: clientKey(before.clientId),
          UpdateExpression: 'SET replacedBy = :after, endsAt = :end',
          ConditionExpression: 'attribute_type(replacedBy, :none) AND attribute_type(revokedAt, :none)',
          ExpressionAttributeValues: { ':after': after.clientId, ':end': stored(before.endsAt), ':none': 'NULL' },
        },
      };
      const TransactItems = [ending, ...entering(after)];
      const failed = await failedConditions(() => client.send(new TransactWriteCommand({ TransactItems })));
      return failed.length === 0 ? 'saved' : 'conflict';
    },

    revoke: async ({ clientId, revokedAt }) => {
      const update = new UpdateCommand({
        TableName: table,
        Key: clientKey(clientId),
        UpdateExpression: 'SET revokedAt = :at',
        ConditionExpression: 'attribute_type(revokedAt, :none)',
        ExpressionAttributeValues: { ':at': stored(revokedAt), ':none': 'NULL' },
      });
      // One that is revoked already stays as it is.
      await raced(client.send(update), 'revoked', 'was-revoked');
    },
  };
};
