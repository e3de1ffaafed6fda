import { S3Client } from '@aws-sdk/client-s3';
import { SFNClient } from '@aws-sdk/client-sfn';
import { dynamodbChains } from '../../../lib/audit/adapters/chains.ts';
import { auditTrail } from '../../../lib/audit/use-cases/audit-trail.ts';
import { dynamodbFileUploads } from '../../../lib/ballot-tracking/adapters/file-uploads.ts';
import { apiHandler } from '../../../lib/runtime/api/api-handler.ts';
import { apiGuards } from '../../../lib/runtime/guards/api-guards.ts';
import { createDocumentClient } from '../../../lib/shared/dynamodb/document-client.ts';
import { inEarnestOnly, isPlanAsked } from '../../../lib/shared/dynamodb/dry-run.ts';
import { sfnStartTakingIn } from '../../../lib/uploads/adapters/start-taking-in.ts';
import { completeFileUploadRoute } from '../../../lib/uploads/api.ts';
import { filesIn } from '../files-wiring.ts';
import { env } from './env.ts';
import { completeFileUpload } from './handler.ts';

const client = createDocumentClient();

export const handler = apiHandler(
  completeFileUploadRoute,
  completeFileUpload({
    uploads: dynamodbFileUploads(client, env.UPLOADS_TABLE),
    files: filesIn(inEarnestOnly(new S3Client({})), env.ROLLS_BUCKET),
    isPlanAsked,
    start: sfnStartTakingIn(inEarnestOnly(new SFNClient({})), env.TAKE_IN_FILE_MACHINE),
  }),
  apiGuards(client, env.REQUESTS_TABLE, auditTrail(dynamodbChains(client, env.AUDIT_TABLE))),
);
