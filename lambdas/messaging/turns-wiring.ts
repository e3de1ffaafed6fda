import { setTimeout } from 'node:timers/promises';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { dynamodbPace } from '../../lib/messaging/adapters/dynamodb/pace.ts';
import type { Channel } from '../../lib/shared/codes.ts';

/** What the turns of a channel depend on. */
export type TurnVariables = { readonly REQUESTS_TABLE: string; readonly SEND_LIMIT: number };

/** The turns of a channel at its provider. */
export const channelTurns = (client: DynamoDBDocumentClient, env: TurnVariables, channel: Channel) => ({
  pace: dynamodbPace(client, {
    table: env.REQUESTS_TABLE,
    origination: channel,
    limitPerSecond: env.SEND_LIMIT,
    milliseconds: Date.now,
    random: Math.random,
  }),
  wait: (milliseconds: number): Promise<void> => setTimeout(milliseconds),
});
