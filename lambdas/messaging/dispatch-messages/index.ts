import { SNSClient } from '@aws-sdk/client-sns';
import { messageNowDue } from '../../../lib/messaging/adapters/dynamodb/message-change.ts';
import { snsDueNotices } from '../../../lib/messaging/adapters/sns-due-notices.ts';
import { streamHandler } from '../../../lib/runtime/stream-handler.ts';
import { LEAN_SETTINGS, lean } from '../../../lib/shared/dynamodb/lean-client.ts';
import { env } from './env.ts';
import { dispatchMessage } from './handler.ts';

export const handler = streamHandler(
  { name: 'dispatch-messages' },
  dispatchMessage({
    read: messageNowDue,
    notices: snsDueNotices(lean(new SNSClient(LEAN_SETTINGS)), env.RELEASE_TOPIC),
  }),
);
