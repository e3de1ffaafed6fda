import { taskHandler } from '../../../lib/runtime/task-handler.ts';
import { createDocumentClient } from '../../../lib/shared/dynamodb/document-client.ts';
import { scheduleClock } from '../../../lib/shared/dynamodb/stage-clock.ts';
import { sourceParts } from '../source-wiring.ts';
import { env } from './env.ts';
import { TakeBackupsInput, takeBackupsOf } from './handler.ts';

const client = createDocumentClient();

export const handler = taskHandler(
  { name: 'take-backups', input: TakeBackupsInput },
  takeBackupsOf({ ...sourceParts(client, env), clock: scheduleClock(env, client), bucket: env.COPIES_BUCKET }),
);
