import { S3Client } from '@aws-sdk/client-s3';
import { SESv2Client } from '@aws-sdk/client-sesv2';
import { dynamodbFileUploads } from '../../../lib/ballot-tracking/adapters/file-uploads.ts';
import { dynamodbUploadDays } from '../../../lib/ballot-tracking/adapters/upload-days.ts';
import { taskHandler } from '../../../lib/runtime/task-handler.ts';
import { createDocumentClient } from '../../../lib/shared/dynamodb/document-client.ts';
import { stageClock } from '../../../lib/shared/dynamodb/stage-clock.ts';
import { SEND_CLIENT_SETTINGS } from '../../../lib/shared/email/send-client.ts';
import { sesCountyMail } from '../../../lib/staff-mail/adapters/ses-county-mail.ts';
import { dynamodbCountyDirectory } from '../../../lib/sync-checks/adapters/dynamodb/county-directory.ts';
import { lastFilesIn } from '../../../lib/uploads/adapters/last-files.ts';
import { FileInput } from '../../../lib/uploads/domain/file-input.ts';
import { filesIn } from '../files-wiring.ts';
import { env } from './env.ts';
import { settleFile } from './handler.ts';

const dynamodb = createDocumentClient();
const s3 = new S3Client({});

export const handler = taskHandler(
  { name: 'settle-upload', input: FileInput },
  settleFile({
    clock: stageClock(env, dynamodb),
    uploads: dynamodbFileUploads(dynamodb, env.UPLOADS_TABLE),
    files: filesIn(s3, env.ROLLS_BUCKET),
    days: dynamodbUploadDays(dynamodb, env.UPLOADS_TABLE),
    lastFiles: lastFilesIn({ dynamodb, s3 }, { table: env.UPLOADS_TABLE, bucket: env.ROLLS_BUCKET }),
    findContact: dynamodbCountyDirectory(dynamodb, env.SETTINGS_TABLE, env.STAGE).findContact,
    mail: sesCountyMail(new SESv2Client(SEND_CLIENT_SETTINGS), { stage: env.STAGE, from: env.MAIL_FROM }),
  }),
);
