import { SESv2Client } from '@aws-sdk/client-sesv2';
import { dynamodbChains } from '../../../lib/audit/adapters/chains.ts';
import { auditTrail } from '../../../lib/audit/use-cases/audit-trail.ts';
import { dynamodbBallots } from '../../../lib/ballot-tracking/adapters/ballots.ts';
import { dynamodbHeldUploads } from '../../../lib/ballot-tracking/adapters/held-uploads.ts';
import { dynamodbUploadBook } from '../../../lib/ballot-tracking/adapters/upload-book.ts';
import { dynamodbUploadDays } from '../../../lib/ballot-tracking/adapters/upload-days.ts';
import { dynamodbProgress, dynamodbUploads } from '../../../lib/ballot-tracking/adapters/uploads.ts';
import { postBallotsRoute } from '../../../lib/ballot-tracking/api.ts';
import { tellHeld } from '../../../lib/ballot-tracking/use-cases/tell-county-of-upload.ts';
import { dynamodbCountyFiles } from '../../../lib/counties/adapters/county-files.ts';
import { dynamodbElections } from '../../../lib/elections/adapters/elections.ts';
import { apiHandler } from '../../../lib/runtime/api/api-handler.ts';
import { apiGuards } from '../../../lib/runtime/guards/api-guards.ts';
import type { CountyCode } from '../../../lib/shared/counties.ts';
import { createDocumentClient } from '../../../lib/shared/dynamodb/document-client.ts';
import { inEarnestOnly, presentDryRun } from '../../../lib/shared/dynamodb/dry-run.ts';
import { stageClock } from '../../../lib/shared/dynamodb/stage-clock.ts';
import { SEND_CLIENT_SETTINGS } from '../../../lib/shared/email/send-client.ts';
import type { Log } from '../../../lib/shared/log.ts';
import { sesCountyMail } from '../../../lib/staff-mail/adapters/ses-county-mail.ts';
import { dynamodbSubscriptions } from '../../../lib/voters/adapters/subscriptions.ts';
import { dynamodbVoters } from '../../../lib/voters/adapters/voters.ts';
import { env } from './env.ts';
import { postBallots } from './handler.ts';

// Runs on cold start only.
const client = createDocumentClient();
const clock = stageClock(env, client);
const book = dynamodbUploadBook(client, env.UPLOADS_TABLE);
const heldUploads = dynamodbHeldUploads(client, { uploads: env.UPLOADS_TABLE, ballots: env.BALLOTS_TABLE });
const told = {
  clock,
  book,
  heldUploads,
  files: dynamodbCountyFiles(client, env.SETTINGS_TABLE),
  mail: sesCountyMail(inEarnestOnly(new SESv2Client(SEND_CLIENT_SETTINGS)), { stage: env.STAGE, from: env.MAIL_FROM }),
  pagesUrl: env.PAGES_URL,
};
const ports = {
  clock,
  elections: dynamodbElections(client, env.ELECTIONS_TABLE),
  voters: dynamodbVoters(client, env.VOTERS_TABLE),
  ballots: dynamodbBallots(client, env.BALLOTS_TABLE),
  progress: dynamodbProgress(client, env.UPLOADS_TABLE),
  uploads: dynamodbUploads(client, env.UPLOADS_TABLE),
  days: dynamodbUploadDays(client, env.UPLOADS_TABLE),
  subscriptions: dynamodbSubscriptions(client, env.SUBSCRIPTIONS_TABLE),
  heldUploads,
  isDryRun: () => presentDryRun() !== undefined,
  tellHeld: (county: CountyCode, uploadId: string, log: Log) => tellHeld(told, county, uploadId, log),
};

// Called by API Gateway.
export const handler = apiHandler(
  postBallotsRoute,
  postBallots(ports),
  apiGuards(client, env.REQUESTS_TABLE, auditTrail(dynamodbChains(client, env.AUDIT_TABLE))),
);
