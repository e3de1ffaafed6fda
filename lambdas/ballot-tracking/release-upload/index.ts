import { SFNClient } from '@aws-sdk/client-sfn';
import { dynamodbChains } from '../../../lib/audit/adapters/chains.ts';
import { auditTrail } from '../../../lib/audit/use-cases/audit-trail.ts';
import { dynamodbBallots } from '../../../lib/ballot-tracking/adapters/ballots.ts';
import { dynamodbHeldUploads } from '../../../lib/ballot-tracking/adapters/held-uploads.ts';
import { dynamodbUploadBook } from '../../../lib/ballot-tracking/adapters/upload-book.ts';
import { dynamodbUploadDays } from '../../../lib/ballot-tracking/adapters/upload-days.ts';
import { dynamodbProgress, dynamodbUploads } from '../../../lib/ballot-tracking/adapters/uploads.ts';
import { releaseUploadRoute } from '../../../lib/ballot-tracking/api.ts';
import { dynamodbClientRegister } from '../../../lib/counties/adapters/client-register.ts';
import { dynamodbElections } from '../../../lib/elections/adapters/elections.ts';
import { apiHandler } from '../../../lib/runtime/api/api-handler.ts';
import { apiGuards } from '../../../lib/runtime/guards/api-guards.ts';
import { createDocumentClient } from '../../../lib/shared/dynamodb/document-client.ts';
import { inEarnestOnly } from '../../../lib/shared/dynamodb/dry-run.ts';
import { stageClock } from '../../../lib/shared/dynamodb/stage-clock.ts';
import { heldFilesIn } from '../../../lib/uploads/adapters/held-files.ts';
import { dynamodbLastFile } from '../../../lib/uploads/adapters/last-file.ts';
import { sfnStartTakingIn } from '../../../lib/uploads/adapters/start-taking-in.ts';
import { dynamodbVoters } from '../../../lib/voters/adapters/voters.ts';
import { env } from './env.ts';
import { releaseUpload } from './handler.ts';

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

// Called by API Gateway.
export const handler = apiHandler(
  releaseUploadRoute,
  releaseUpload(ports),
  apiGuards(client, env.REQUESTS_TABLE, auditTrail(dynamodbChains(client, env.AUDIT_TABLE))),
);
