import { dynamodbChains } from '../../../lib/audit/adapters/chains.ts';
import { auditTrail } from '../../../lib/audit/use-cases/audit-trail.ts';
import { dynamodbClientRegister } from '../../../lib/counties/adapters/client-register.ts';
import { dynamodbCountyFiles } from '../../../lib/counties/adapters/county-files.ts';
import { readCountyRoute } from '../../../lib/counties/api.ts';
import { apiHandler } from '../../../lib/runtime/api/api-handler.ts';
import { apiGuards } from '../../../lib/runtime/guards/api-guards.ts';
import { createDocumentClient } from '../../../lib/shared/dynamodb/document-client.ts';
import { stageClock } from '../../../lib/shared/dynamodb/stage-clock.ts';
import { env } from './env.ts';
import { readCounty } from './handler.ts';

// Runs on cold start only.
const client = createDocumentClient();
const ports = {
  clock: stageClock(env, client),
  files: dynamodbCountyFiles(client, env.SETTINGS_TABLE),
  register: dynamodbClientRegister(client, env.SETTINGS_TABLE),
};

// Called by API Gateway.
export const handler = apiHandler(
  readCountyRoute,
  readCounty(ports),
  apiGuards(client, env.REQUESTS_TABLE, auditTrail(dynamodbChains(client, env.AUDIT_TABLE))),
);
