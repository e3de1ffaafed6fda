import { type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { dynamodbExpiring, expirySeconds } from '../../shared/dynamodb/expiring.ts';
import { StoredInstant, toStoredInstant } from '../../shared/dynamodb/instants.ts';
import { endOfDraft, FORMS, type FormKind } from '../domain/draft.ts';
import type { Drafts } from '../ports.ts';
import { hashOf, seal, unseal } from './seal.ts';

const draftKey = (secret: string, kind: FormKind) => ({ pk: `DRAFT#${hashOf(secret)}`, sk: kind });

/** Keeps forms as they were filled in, in the visits table, sealed. */
export const dynamodbDrafts = (client: DynamoDBDocumentClient, table: string): Drafts => {
  const items = dynamodbExpiring(client, table);
  return {
    keep: async (secret, kind, form, now, voterId) => {
      const Item = {
        ...draftKey(secret, kind),
        sealed: seal(secret, JSON.stringify(FORMS[kind].parse(form))),
        keptAt: toStoredInstant(now),
        expiresAt: expirySeconds(endOfDraft(now)),
        // By which a purge finds it.
        ...(voterId === undefined ? {} : { voterId }),
      };
      await client.send(new PutCommand({ TableName: table, Item }));
    },

    find: async (secret, kind, now) => {
      const item = await items.find(draftKey(secret, kind));
      if (!item) return undefined;
      const end = endOfDraft(StoredInstant.parse(item['keptAt']));
      if (now.epochMilliseconds >= end.epochMilliseconds) return undefined;
      return FORMS[kind].parse(JSON.parse(unseal(secret, String(item['sealed']))));
    },

    forget: (secret, kind) => items.end(draftKey(secret, kind)),
  };
};
