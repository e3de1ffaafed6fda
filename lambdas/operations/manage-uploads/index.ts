import { join } from 'node:path';
import { SFNClient } from '@aws-sdk/client-sfn';
import { handle } from 'hono/aws-lambda';
import { dynamodbChains } from '../../../lib/audit/adapters/chains.ts';
import { auditTrail } from '../../../lib/audit/use-cases/audit-trail.ts';
import { dynamodbBallots } from '../../../lib/ballot-tracking/adapters/ballots.ts';
import { dynamodbHeldUploads } from '../../../lib/ballot-tracking/adapters/held-uploads.ts';
import { dynamodbUploadBook } from '../../../lib/ballot-tracking/adapters/upload-book.ts';
import { dynamodbUploadDays } from '../../../lib/ballot-tracking/adapters/upload-days.ts';
import { dynamodbProgress, dynamodbUploads } from '../../../lib/ballot-tracking/adapters/uploads.ts';
import { dynamodbClientRegister } from '../../../lib/counties/adapters/client-register.ts';
import { dynamodbElections } from '../../../lib/elections/adapters/elections.ts';
import { createLog, createLogger } from '../../../lib/runtime/log.ts';
import { plainHandler } from '../../../lib/runtime/plain-handler.ts';
import { createDocumentClient } from '../../../lib/shared/dynamodb/document-client.ts';
import { inEarnestOnly } from '../../../lib/shared/dynamodb/dry-run.ts';
import { stageClock } from '../../../lib/shared/dynamodb/stage-clock.ts';
import { loadSiteAssets } from '../../../lib/site-kit/assets/load.ts';
import { heldFilesIn } from '../../../lib/uploads/adapters/held-files.ts';
import { dynamodbLastFile } from '../../../lib/uploads/adapters/last-file.ts';
import { sfnStartTakingIn } from '../../../lib/uploads/adapters/start-taking-in.ts';
import { dynamodbVoters } from '../../../lib/voters/adapters/voters.ts';
import { env } from './env.ts';
import { uploadSite } from './handler.tsx';

// Runs on cold start only.
const client = createDocumentClient();
const register = dynamodbClientRegister(client, env.SETTINGS_TABLE);
const ports = {
  clock: stageClock(env, client),
  elections: dynamodbElections(client, env.ELECTIONS_TABLE),
  voters: dynamodbVoters(client, env.VOTERS_TABLE),
  ballots: dynamodbBallots(client, env.BALLOTS_TABLE),
  progress: dynamodbProgress(client, env.UPLOADS_TABLE),
  uploads: dynamodbUploads(client, env.UPLOADS_TABLE),
  book: dynamodbUploadBook(client, env.UPLOADS_TABLE),
  days: dynamodbUploadDays(client, env.UPLOADS_TABLE),
  heldUploads: dynamodbHeldUploads(client, { uploads: env.UPLOADS_TABLE, ballots: env.BALLOTS_TABLE }),
  heldFiles: heldFilesIn(
    dynamodbLastFile(client, env.UPLOADS_TABLE),
    sfnStartTakingIn(inEarnestOnly(new SFNClient({})), env.TAKE_IN_FILE_MACHINE),
  ),
  issuedBy: async (clientId: string) => (await register.find(clientId))?.issuedBy,
};
const site = uploadSite({
  ...ports,
  trail: auditTrail(dynamodbChains(client, env.AUDIT_TABLE)),
  pagesUrl: env.PAGES_URL,
  assetName: loadSiteAssets(join(import.meta.dirname, 'assets')).nameOf,
  rehearsal: env.STAGE !== 'prod',
  testEnvironment: env.STAGE === 'cte',
  log: createLog(createLogger('manage-uploads')),
});

// Called by API Gateway for the pages of uploads, after the authorizer.
export const handler = plainHandler('manage-uploads', handle(site));
