import { SNSClient } from '@aws-sdk/client-sns';
import { dynamodbMessageRows } from '../../../lib/messaging/adapters/dynamodb/messages.ts';
import { dynamodbDueMessages } from '../../../lib/messaging/adapters/dynamodb/messages-due.ts';
import { snsDoorbell } from '../../../lib/messaging/adapters/sns-doorbell.ts';
import { taskHandler } from '../../../lib/runtime/task-handler.ts';
import { createDocumentClient } from '../../../lib/shared/dynamodb/document-client.ts';
import { stageClock } from '../../../lib/shared/dynamodb/stage-clock.ts';
import { env } from './env.ts';
import { SweepInput, sweep } from './handler.ts';

const settings = env();
const client = createDocumentClient();
const ports = {
  clock: stageClock(settings, client),
  due: dynamodbDueMessages(client, settings.MESSAGES_TABLE, 'due'),
  rows: dynamodbMessageRows(client, settings.MESSAGES_TABLE),
  doorbell: snsDoorbell(new SNSClient({}), settings.RELEASE_TOPIC),
};

export const handler = taskHandler(
  { name: 'sweep-messages', input: SweepInput },
  sweep(ports, () => performance.now()),
);
