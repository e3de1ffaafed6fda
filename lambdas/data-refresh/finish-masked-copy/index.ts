import { S3Client } from '@aws-sdk/client-s3';
import { s3Files } from '../../../lib/data-refresh/adapters/s3-files.ts';
import { taskHandler } from '../../../lib/runtime/task-handler.ts';
import { createDocumentClient } from '../../../lib/shared/dynamodb/document-client.ts';
import { scheduleClock } from '../../../lib/shared/dynamodb/stage-clock.ts';
import { env } from './env.ts';
import { FinishCopyInput, finishCopyOf } from './handler.ts';

export const handler = taskHandler(
  { name: 'finish-masked-copy', input: FinishCopyInput },
  finishCopyOf({
    clock: scheduleClock(env, createDocumentClient()),
    copies: s3Files(new S3Client({}), env.COPIES_BUCKET),
  }),
);
