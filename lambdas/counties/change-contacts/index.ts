import { dynamodbChains } from '../../../lib/audit/adapters/chains.ts';
import { auditTrail } from '../../../lib/audit/use-cases/audit-trail.ts';
import { dynamodbCountyFiles } from '../../../lib/counties/adapters/county-files.ts';
import { changeContactsRoute } from '../../../lib/counties/api.ts';
import { apiHandler } from '../../../lib/runtime/api/api-handler.ts';
import { apiGuards } from '../../../lib/runtime/guards/api-guards.ts';
import { createDocumentClient } from '../../../lib/shared/dynamodb/document-client.ts';
import { env } from './env.ts';
import { changeOfficeContacts } from './handler.ts';

// Runs on cold start only.
const client = createDocumentClient();
const ports = {
  files: dynamodbCountyFiles(client, env.SETTINGS_TABLE),
};

// Called by API Gateway.
export const handler = apiHandler(
  changeContactsRoute,
  changeOfficeContacts(ports),
  apiGuards(client, env.REQUESTS_TABLE, auditTrail(dynamodbChains(client, env.AUDIT_TABLE))),
);
