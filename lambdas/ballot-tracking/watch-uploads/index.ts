import { SESv2Client } from '@aws-sdk/client-sesv2';
import { dynamodbHeldUploads } from '../../../lib/ballot-tracking/adapters/held-uploads.ts';
import { dynamodbSilenceNotes } from '../../../lib/ballot-tracking/adapters/silence-notes.ts';
import { dynamodbUploadBook } from '../../../lib/ballot-tracking/adapters/upload-book.ts';
import { dynamodbUploadDays } from '../../../lib/ballot-tracking/adapters/upload-days.ts';
import { dynamodbCountyFiles } from '../../../lib/counties/adapters/county-files.ts';
import { dynamodbElections } from '../../../lib/elections/adapters/elections.ts';
import { taskHandler } from '../../../lib/runtime/task-handler.ts';
import { createDocumentClient } from '../../../lib/shared/dynamodb/document-client.ts';
import { stageClock } from '../../../lib/shared/dynamodb/stage-clock.ts';
import { SEND_CLIENT_SETTINGS } from '../../../lib/shared/email/send-client.ts';
import { sesCountyMail } from '../../../lib/staff-mail/adapters/ses-county-mail.ts';
import { env } from './env.ts';
import { WatchUploadsInput, watchUploads } from './handler.ts';

// Runs on cold start only.
const client = createDocumentClient();

// Started by a schedule, twice a day.
export const handler = taskHandler(
  { name: 'watch-uploads', input: WatchUploadsInput },
  watchUploads({
    clock: stageClock(env, client),
    elections: dynamodbElections(client, env.ELECTIONS_TABLE),
    days: dynamodbUploadDays(client, env.UPLOADS_TABLE),
    heldUploads: dynamodbHeldUploads(client, { uploads: env.UPLOADS_TABLE, ballots: '' }),
    book: dynamodbUploadBook(client, env.UPLOADS_TABLE),
    silences: dynamodbSilenceNotes(client, env.UPLOADS_TABLE),
    files: dynamodbCountyFiles(client, env.SETTINGS_TABLE),
    mail: sesCountyMail(new SESv2Client(SEND_CLIENT_SETTINGS), { stage: env.STAGE, from: env.MAIL_FROM }),
    pagesUrl: env.PAGES_URL,
  }),
);
