import { type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { StoredInstant, toStoredInstant } from '../../shared/dynamodb/instants.ts';
import { putNextVersion } from '../../shared/dynamodb/put-next-version.ts';
import { DOWN_REASONS, type DownReason, type DownState, UP } from '../domain/environment-state.ts';
import type { Environment } from '../ports.ts';

const KEY = { pk: 'ENVIRONMENT', sk: 'STATE' };

const StoredDown = z.object({
  kind: z.literal('down'),
  reason: z.enum(Object.keys(DOWN_REASONS) as [DownReason, ...DownReason[]]),
  since: StoredInstant,
  until: StoredInstant.nullable(),
  by: z.string(),
});

const EnvironmentItem = z.object({
  state: z.discriminatedUnion('kind', [z.object({ kind: z.literal('up') }), StoredDown]),
  back: z.object({ from: StoredDown, isTold: z.boolean() }).nullable().default(null),
  required: z.object({ release: z.string(), task: z.string(), says: z.string() }).nullable(),
  version: z.int().positive(),
});

const toStoredDown = (state: DownState) => ({
  ...state,
  since: toStoredInstant(state.since),
  until: state.until && toStoredInstant(state.until),
});

/** The state of the environment, one item of the releases table. */
export const dynamodbEnvironment = (client: DynamoDBDocumentClient, table: string): Environment => ({
  read: async () => {
    const { Item } = await client.send(new GetCommand({ TableName: table, Key: KEY, ConsistentRead: true }));
    return Item === undefined ? { state: UP, back: null, required: null, version: 0 } : EnvironmentItem.parse(Item);
  },
  save: ({ state, back, required, version }) =>
    putNextVersion(client, table, {
      ...KEY,
      state: state.kind === 'up' ? state : toStoredDown(state),
      back: back && { ...back, from: toStoredDown(back.from) },
      required,
      version,
    }),
});
