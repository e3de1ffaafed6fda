import { dynamodbChains } from '../../../lib/audit/adapters/chains.ts';
import { auditTrail } from '../../../lib/audit/use-cases/audit-trail.ts';
import { dynamodbEnvelopes } from '../../../lib/ballot-tracking/adapters/envelopes.ts';
import { dynamodbElections } from '../../../lib/elections/adapters/elections.ts';
import { dynamodbBarcodes, namedStill } from '../../../lib/imb/adapters/barcodes.ts';
import { postImbScansRoute } from '../../../lib/imb/api.ts';
import { apiHandler } from '../../../lib/runtime/api/api-handler.ts';
import { apiGuards } from '../../../lib/runtime/guards/api-guards.ts';
import { createDocumentClient } from '../../../lib/shared/dynamodb/document-client.ts';
import { stageClock } from '../../../lib/shared/dynamodb/stage-clock.ts';
import { env } from './env.ts';
import { postImbScans } from './handler.ts';

// Runs on cold start only.
const client = createDocumentClient();
const ports = {
  clock: stageClock(env, client),
  uptime: () => performance.now() / 1000,
  elections: dynamodbElections(client, env.ELECTIONS_TABLE),
  barcodes: dynamodbBarcodes(client, env.BARCODES_TABLE),
  envelopes: dynamodbEnvelopes(client, env.BALLOTS_TABLE, namedStill(env.BARCODES_TABLE)),
};

// Called by API Gateway.
export const handler = apiHandler(
  postImbScansRoute,
  postImbScans(ports),
  apiGuards(client, env.REQUESTS_TABLE, auditTrail(dynamodbChains(client, env.AUDIT_TABLE))),
);
