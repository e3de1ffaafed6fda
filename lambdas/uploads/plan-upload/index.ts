import { S3Client } from '@aws-sdk/client-s3';
import { dynamodbFileUploads } from '../../../lib/ballot-tracking/adapters/file-uploads.ts';
import { taskHandler } from '../../../lib/runtime/task-handler.ts';
import { createDocumentClient } from '../../../lib/shared/dynamodb/document-client.ts';
import { FileInput } from '../../../lib/uploads/domain/file-input.ts';
import { filesIn } from '../files-wiring.ts';
import { env } from './env.ts';
import { planUpload } from './handler.ts';

export const handler = taskHandler(
  { name: 'plan-upload', input: FileInput },
  planUpload({
    uploads: dynamodbFileUploads(createDocumentClient(), env.UPLOADS_TABLE),
    files: filesIn(new S3Client({}), env.ROLLS_BUCKET),
  }),
);
