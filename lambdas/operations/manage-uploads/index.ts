import { join } from 'node:path';
import { handle } from 'hono/aws-lambda';
import { dynamodbChains } from '../../../lib/audit/adapters/chains.ts';
import { auditTrail } from '../../../lib/audit/use-cases/audit-trail.ts';
import { createLog, createLogger } from '../../../lib/runtime/log.ts';
import { plainHandler } from '../../../lib/runtime/plain-handler.ts';
import { createDocumentClient } from '../../../lib/shared/dynamodb/document-client.ts';
import { loadSiteAssets } from '../../../lib/site-kit/assets/load.ts';
import { decidingPorts } from '../../ballot-tracking/deciding-wiring.ts';
import { env } from './env.ts';
import { uploadSite } from './handler.tsx';

// Runs on cold start only.
const client = createDocumentClient();
const site = uploadSite({
  ...decidingPorts(client, env),
  trail: auditTrail(dynamodbChains(client, env.AUDIT_TABLE)),
  pagesUrl: env.PAGES_URL,
  assetName: loadSiteAssets(join(import.meta.dirname, 'assets')).nameOf,
  rehearsal: env.STAGE !== 'prod',
  testEnvironment: env.STAGE === 'cte',
  log: createLog(createLogger('manage-uploads')),
});

// Called by API Gateway for the pages of uploads, after the authorizer.
export const handler = plainHandler('manage-uploads', handle(site));
