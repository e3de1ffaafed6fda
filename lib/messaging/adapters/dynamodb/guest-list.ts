import { createHmac } from 'node:crypto';
import { type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { GUEST_KEYS } from '../../../platform/names.ts';
import { StoredInstant } from '../../../shared/dynamodb/instants.ts';
import { kept } from '../../../shared/kept.ts';
import { type Guest, type GuestContact, GuestKind, type Seal } from '../../domain/guests.ts';
import type { FindGuest, FindSeal } from '../../ports/guests.ts';

/** The key of a guest's row. */
export const guestKey = ({ kind, to }: GuestContact) => ({ pk: GUEST_KEYS.releases, sk: `${kind}#${to}` });

/** Where the key of the seal is. */
export const SEAL_KEY = { pk: GUEST_KEYS.settings, sk: 'KEY' } as const;

const GuestDocument = z.object({
  kind: GuestKind,
  to: z.string(),
  name: z.string(),
  proposedBy: z.string(),
  proposedAt: StoredInstant,
  approvedBy: z.string().optional(),
  approvedAt: StoredInstant.optional(),
  seal: z.string().optional(),
});

/** Reads a guest's row. Throws when it is none. */
export const readGuest = (item: unknown): Guest => {
  const { approvedBy: by, approvedAt: at, seal, ...guest } = GuestDocument.parse(item);
  return by === undefined || at === undefined || seal === undefined ? guest : { ...guest, approval: { by, at, seal } };
};

/** The seal that this key makes: HMAC-SHA-256. */
export const sealOf =
  (key: string): Seal =>
  (words) =>
    createHmac('sha256', key).update(words).digest('base64url');

/** Finds guests in the table `releases`, each time anew: whoever was taken off the list is reached no more. */
export const dynamodbGuestList =
  (client: DynamoDBDocumentClient, releasesTable: string): FindGuest =>
  async (contact) => {
    const Key = guestKey(contact);
    const { Item } = await client.send(new GetCommand({ TableName: releasesTable, Key, ConsistentRead: true }));
    const guest = Item && readGuest(Item);
    // A row under another contact's key says nothing about this one.
    return guest?.kind === contact.kind && guest.to === contact.to ? guest : undefined;
  };

/** The seal whose key is in the settings; the key is read once. */
export const dynamodbSeal = (client: DynamoDBDocumentClient, settingsTable: string): FindSeal => {
  const read = kept(async () => {
    const get = new GetCommand({ TableName: settingsTable, Key: SEAL_KEY, ConsistentRead: true });
    const { Item } = await client.send(get);
    return Item === undefined ? undefined : sealOf(z.string().min(32).parse(Item['value']));
  }, Number.POSITIVE_INFINITY);
  return () => read('seal');
};
