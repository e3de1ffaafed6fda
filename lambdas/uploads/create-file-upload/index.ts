import { S3Client } from '@aws-sdk/client-s3';
import { dynamodbChains } from '../../../lib/audit/adapters/chains.ts';
import { auditTrail } from '../../../lib/audit/use-cases/audit-trail.ts';
import { dynamodbFileUploads } from '../../../lib/ballot-tracking/adapters/file-uploads.ts';
import { newUploadId } from '../../../lib/ballot-tracking/use-cases/book-upload.ts';
import { dynamodbElections } from '../../../lib/elections/adapters/elections.ts';
import { apiHandler } from '../../../lib/runtime/api/api-handler.ts';
import { apiGuards } from '../../../lib/runtime/guards/api-guards.ts';
import { createDocumentClient } from '../../../lib/shared/dynamodb/document-client.ts';
import { inEarnestOnly } from '../../../lib/shared/dynamodb/dry-run.ts';
import { stageClock } from '../../../lib/shared/dynamodb/stage-clock.ts';
import { PRESIGNING_SETTINGS } from '../../../lib/shared/s3/presigning.ts';
import { createFileUploadRoute } from '../../../lib/uploads/api.ts';
import { filesIn } from '../files-wiring.ts';
import { openFor } from '../open-for-wiring.ts';
import { env } from './env.ts';
import { createFileUpload } from './handler.ts';

const client = createDocumentClient();
const elections = dynamodbElections(client, env.ELECTIONS_TABLE);

export const handler = apiHandler(
  createFileUploadRoute,
  createFileUpload({
    clock: stageClock(env, client),
    openElection: openFor(elections),
    uploads: dynamodbFileUploads(client, env.UPLOADS_TABLE),
    files: filesIn(inEarnestOnly(new S3Client(PRESIGNING_SETTINGS)), env.ROLLS_BUCKET),
    newUploadId,
  }),
  apiGuards(client, env.REQUESTS_TABLE, auditTrail(dynamodbChains(client, env.AUDIT_TABLE))),
);
