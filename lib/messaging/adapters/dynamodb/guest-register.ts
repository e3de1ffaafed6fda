import { randomBytes } from 'node:crypto';
import { DeleteCommand, type DynamoDBDocumentClient, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { GUEST_KEYS } from '../../../platform/names.ts';
import { raced } from '../../../shared/dynamodb/conditions.ts';
import { toStoredInstant } from '../../../shared/dynamodb/instants.ts';
import { queryAll } from '../../../shared/dynamodb/query-all.ts';
import type { Guests } from '../../ports/guests.ts';
import { dynamodbGuestList, dynamodbSeal, guestKey, readGuest, SEAL_KEY } from './guest-list.ts';

/** The guests in the table `releases`, with the seal whose key is made in the settings. */
export const dynamodbGuests = (
  client: DynamoDBDocumentClient,
  tables: { readonly RELEASES_TABLE: string; readonly SETTINGS_TABLE: string },
): Guests => {
  const TableName = tables.RELEASES_TABLE;
  const findSeal = dynamodbSeal(client, tables.SETTINGS_TABLE);
  const makeSeal = async (): Promise<void> => {
    const Item = { ...SEAL_KEY, value: randomBytes(32).toString('base64url') };
    const put = new PutCommand({
      TableName: tables.SETTINGS_TABLE,
      Item,
      ConditionExpression: 'attribute_not_exists(pk)',
    });
    // Of two that make it at once, one does.
    await raced(client.send(put), undefined, undefined);
  };
  return {
    find: dynamodbGuestList(client, TableName),
    all: async () => {
      const items = await queryAll(client, {
        TableName,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': GUEST_KEYS.releases },
        ConsistentRead: true,
      });
      return items.map(readGuest);
    },
    propose: ({ kind, to, name, proposedBy, proposedAt }) => {
      const Item = { ...guestKey({ kind, to }), kind, to, name, proposedBy, proposedAt: toStoredInstant(proposedAt) };
      const put = new PutCommand({ TableName, Item, ConditionExpression: 'attribute_not_exists(pk)' });
      return raced(client.send(put), true, false);
    },
    approve: ({ approval, proposedAt, ...guest }) => {
      const update = new UpdateCommand({
        TableName,
        Key: guestKey(guest),
        UpdateExpression: 'SET approvedBy = :by, approvedAt = :at, seal = :seal',
        // The proposal that was looked at, and no later one under the same contact.
        ConditionExpression: 'proposedBy = :proposedBy AND proposedAt = :proposedAt',
        ExpressionAttributeValues: {
          ':by': approval.by,
          ':at': toStoredInstant(approval.at),
          ':seal': approval.seal,
          ':proposedBy': guest.proposedBy,
          ':proposedAt': toStoredInstant(proposedAt),
        },
      });
      return raced(client.send(update), true, false);
    },
    remove: async (contact) => {
      const { Attributes } = await client.send(
        new DeleteCommand({ TableName, Key: guestKey(contact), ReturnValues: 'ALL_OLD' }),
      );
      return Attributes && readGuest(Attributes);
    },
    seal: async () => {
      const known = await findSeal();
      if (known) return known;
      await makeSeal();
      const made = await findSeal();
      if (made === undefined) throw new Error('The key of the seal was made and is not there.');
      return made;
    },
  };
};
