import { S3Client } from '@aws-sdk/client-s3';
import { SESv2Client } from '@aws-sdk/client-sesv2';
import { dynamodbBallots } from '../../../lib/ballot-tracking/adapters/ballots.ts';
import { dynamodbFileUploads } from '../../../lib/ballot-tracking/adapters/file-uploads.ts';
import { dynamodbHeldUploads } from '../../../lib/ballot-tracking/adapters/held-uploads.ts';
import { dynamodbUploadBook } from '../../../lib/ballot-tracking/adapters/upload-book.ts';
import { dynamodbUploadDays } from '../../../lib/ballot-tracking/adapters/upload-days.ts';
import { tellHeld } from '../../../lib/ballot-tracking/use-cases/tell-county-of-upload.ts';
import { dynamodbCountyFiles } from '../../../lib/counties/adapters/county-files.ts';
import { dynamodbElections } from '../../../lib/elections/adapters/elections.ts';
import { taskHandler } from '../../../lib/runtime/task-handler.ts';
import { createDocumentClient } from '../../../lib/shared/dynamodb/document-client.ts';
import { stageClock } from '../../../lib/shared/dynamodb/stage-clock.ts';
import { SEND_CLIENT_SETTINGS } from '../../../lib/shared/email/send-client.ts';
import { sesCountyMail } from '../../../lib/staff-mail/adapters/ses-county-mail.ts';
import { lastFilesIn } from '../../../lib/uploads/adapters/last-files.ts';
import { judgedBallots } from '../ballot-rows-wiring.ts';
import { filesIn } from '../files-wiring.ts';
import { openFor } from '../open-for-wiring.ts';
import { env } from './env.ts';
import { PlanInput, planUpload } from './handler.ts';

const client = createDocumentClient();
const s3 = new S3Client({});
const clock = stageClock(env, client);
const elections = dynamodbElections(client, env.ELECTIONS_TABLE);
const told = {
  clock,
  book: dynamodbUploadBook(client, env.UPLOADS_TABLE),
  // Rows of files stand in the bucket.
  heldUploads: dynamodbHeldUploads(client, { uploads: env.UPLOADS_TABLE, ballots: '' }),
  files: dynamodbCountyFiles(client, env.SETTINGS_TABLE),
  mail: sesCountyMail(new SESv2Client(SEND_CLIENT_SETTINGS), { stage: env.STAGE, from: env.MAIL_FROM }),
  pagesUrl: env.PAGES_URL,
};

export const handler = taskHandler(
  { name: 'plan-upload', input: PlanInput },
  planUpload({
    clock,
    openElection: openFor(elections),
    uploads: dynamodbFileUploads(client, env.UPLOADS_TABLE),
    files: filesIn(s3, env.ROLLS_BUCKET),
    lastFiles: lastFilesIn({ dynamodb: client, s3 }, { table: env.UPLOADS_TABLE, bucket: env.ROLLS_BUCKET }),
    plans: judgedBallots({
      elections,
      ballots: dynamodbBallots(client, env.BALLOTS_TABLE),
      days: dynamodbUploadDays(client, env.UPLOADS_TABLE),
    }),
    tellHeld: (county, uploadId, log) => tellHeld(told, county, uploadId, log),
  }),
);
