import { setTimeout } from 'node:timers/promises';
import { SNSClient } from '@aws-sdk/client-sns';
import { dynamodbDueMessages } from '../../../lib/messaging/adapters/dynamodb/due-index.ts';
import { dynamodbMessageRows } from '../../../lib/messaging/adapters/dynamodb/message-rows.ts';
import { snsDueNotices } from '../../../lib/messaging/adapters/sns-due-notices.ts';
import { taskHandler } from '../../../lib/runtime/task-handler.ts';
import { leanDocuments } from '../../../lib/shared/dynamodb/lean-documents.ts';
import { stageClock } from '../../../lib/shared/dynamodb/stage-clock.ts';
import { env } from './env.ts';
import { SweepInput, sweep } from './handler.ts';

const client = leanDocuments();
const ports = {
  clock: stageClock(env, client),
  due: dynamodbDueMessages(client, env.MESSAGES_TABLE, 'due'),
  rows: dynamodbMessageRows(client, env.MESSAGES_TABLE),
  notices: snsDueNotices(new SNSClient({}), env.RELEASE_TOPIC),
};

export const handler = taskHandler(
  { name: 'sweep-messages', input: SweepInput },
  sweep(ports, {
    milliseconds: () => performance.now(),
    pause: env.ADJUSTABLE_CLOCK === 'no' ? (milliseconds) => setTimeout(milliseconds) : undefined,
  }),
);
