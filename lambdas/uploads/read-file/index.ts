import { S3Client } from '@aws-sdk/client-s3';
import { dynamodbFileUploads } from '../../../lib/ballot-tracking/adapters/file-uploads.ts';
import { dynamodbElections } from '../../../lib/elections/adapters/elections.ts';
import { taskHandler } from '../../../lib/runtime/task-handler.ts';
import { createDocumentClient } from '../../../lib/shared/dynamodb/document-client.ts';
import { stageClock } from '../../../lib/shared/dynamodb/stage-clock.ts';
import { lastFilesIn } from '../../../lib/uploads/adapters/last-files.ts';
import { FileInput } from '../../../lib/uploads/domain/file-input.ts';
import { filesIn } from '../files-wiring.ts';
import { openFor } from '../open-for-wiring.ts';
import { env } from './env.ts';
import { readUploadedFile } from './handler.ts';

const dynamodb = createDocumentClient();
const s3 = new S3Client({});
const elections = dynamodbElections(dynamodb, env.ELECTIONS_TABLE);

export const handler = taskHandler(
  { name: 'read-file', input: FileInput },
  readUploadedFile({
    clock: stageClock(env, dynamodb),
    openElection: openFor(elections),
    uploads: dynamodbFileUploads(dynamodb, env.UPLOADS_TABLE),
    files: filesIn(s3, env.ROLLS_BUCKET),
    lastFiles: lastFilesIn({ dynamodb, s3 }, { table: env.UPLOADS_TABLE, bucket: env.ROLLS_BUCKET }),
  }),
);
