import { dynamodbChains } from '../../../lib/audit/adapters/chains.ts';
import { auditTrail } from '../../../lib/audit/use-cases/audit-trail.ts';
import { dynamodbHeldUploads } from '../../../lib/ballot-tracking/adapters/held-uploads.ts';
import { dynamodbUploadDays } from '../../../lib/ballot-tracking/adapters/upload-days.ts';
import { readFreshnessRoute } from '../../../lib/ballot-tracking/api.ts';
import { dynamodbElections } from '../../../lib/elections/adapters/elections.ts';
import { apiHandler } from '../../../lib/runtime/api/api-handler.ts';
import { apiGuards } from '../../../lib/runtime/guards/api-guards.ts';
import { createDocumentClient } from '../../../lib/shared/dynamodb/document-client.ts';
import { stageClock } from '../../../lib/shared/dynamodb/stage-clock.ts';
import { env } from './env.ts';
import { readFreshness } from './handler.ts';

// Runs on cold start only.
const client = createDocumentClient();
const ports = {
  clock: stageClock(env, client),
  elections: dynamodbElections(client, env.ELECTIONS_TABLE),
  days: dynamodbUploadDays(client, env.UPLOADS_TABLE),
  heldUploads: dynamodbHeldUploads(client, { uploads: env.UPLOADS_TABLE, ballots: '' }),
};

// Called by API Gateway.
export const handler = apiHandler(
  readFreshnessRoute,
  readFreshness(ports),
  apiGuards(client, env.REQUESTS_TABLE, auditTrail(dynamodbChains(client, env.AUDIT_TABLE))),
);
