import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { reachOf } from '../../lib/messaging/adapters/providers/reach.ts';

/** The reach of a sender in production, which asks no list. */
export const TO_VOTERS = reachOf(DynamoDBDocumentClient.from(new DynamoDBClient({})), 'rollcall-prod-send-text');
