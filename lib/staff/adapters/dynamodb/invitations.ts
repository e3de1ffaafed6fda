import { DeleteCommand, type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { CountyCode } from '../../../shared/counties.ts';
import { expirySeconds } from '../../../shared/dynamodb/expiring.ts';
import { StoredInstant, toStoredInstant } from '../../../shared/dynamodb/instants.ts';
import { queryAll } from '../../../shared/dynamodb/query-all.ts';
import { PERSON_ROLES } from '../../../shared/identity.ts';
import type { Invitation } from '../../domain/invitation.ts';
import type { Invitations } from '../../ports.ts';
import { invitationKey, unitKey } from './keys.ts';

const InvitationDocument = z.object({
  key: z.string(),
  county: CountyCode.nullable(),
  role: z.enum(PERSON_ROLES),
  name: z.string(),
  email: z.string(),
  invitedBy: z.string().nullable(),
  invitedAt: StoredInstant,
  endsAt: StoredInstant,
});

const toItem = (invitation: Invitation) => ({
  ...invitationKey(invitation.county, invitation.key),
  ...invitation,
  invitedAt: toStoredInstant(invitation.invitedAt),
  endsAt: toStoredInstant(invitation.endsAt),
  /** The table forgets what is long over. */
  expiresAt: expirySeconds(invitation.endsAt),
});

export const dynamodbInvitations = (client: DynamoDBDocumentClient, table: string): Invitations => ({
  create: async (invitation) => {
    await client.send(new PutCommand({ TableName: table, Item: toItem(invitation) }));
  },
  find: async ({ county, key }) => {
    const Key = invitationKey(county, key);
    const { Item } = await client.send(new GetCommand({ TableName: table, Key, ConsistentRead: true }));
    return Item && InvitationDocument.parse(Item);
  },
  list: async (county) => {
    const items = await queryAll(client, {
      TableName: table,
      KeyConditionExpression: 'pk = :unit AND begins_with(sk, :invitation)',
      ExpressionAttributeValues: { ':unit': unitKey(county), ':invitation': 'INVITATION#' },
      ConsistentRead: true,
    });
    return items.map((item) => InvitationDocument.parse(item));
  },
  withdraw: async ({ county, key }) => {
    const Key = invitationKey(county, key);
    const gone = await client.send(new DeleteCommand({ TableName: table, Key, ReturnValues: 'ALL_OLD' }));
    return gone.Attributes !== undefined;
  },
});
