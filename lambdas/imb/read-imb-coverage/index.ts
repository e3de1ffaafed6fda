import { dynamodbChains } from '../../../lib/audit/adapters/chains.ts';
import { auditTrail } from '../../../lib/audit/use-cases/audit-trail.ts';
import { dynamodbElections } from '../../../lib/elections/adapters/elections.ts';
import { dynamodbCoverage } from '../../../lib/imb/adapters/barcodes.ts';
import { readImbCoverageRoute } from '../../../lib/imb/api.ts';
import { apiHandler } from '../../../lib/runtime/api/api-handler.ts';
import { apiGuards } from '../../../lib/runtime/guards/api-guards.ts';
import { createDocumentClient } from '../../../lib/shared/dynamodb/document-client.ts';
import { env } from './env.ts';
import { readImbCoverage } from './handler.ts';

// Runs on cold start only.
const client = createDocumentClient();
const ports = {
  elections: dynamodbElections(client, env.ELECTIONS_TABLE),
  coverage: dynamodbCoverage(client, env.BARCODES_TABLE),
};

// Called by API Gateway.
export const handler = apiHandler(
  readImbCoverageRoute,
  readImbCoverage(ports),
  apiGuards(client, env.REQUESTS_TABLE, auditTrail(dynamodbChains(client, env.AUDIT_TABLE))),
);
