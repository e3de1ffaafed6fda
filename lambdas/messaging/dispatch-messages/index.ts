import { SNSClient } from '@aws-sdk/client-sns';
import { snsDoorbell } from '../../../lib/messaging/adapters/sns-doorbell.ts';
import { streamHandler } from '../../../lib/runtime/stream-handler.ts';
import { env } from './env.ts';
import { dispatchMessage } from './handler.ts';

export const handler = streamHandler(
  { name: 'dispatch-messages' },
  dispatchMessage(snsDoorbell(new SNSClient({}), env.RELEASE_TOPIC)),
);
