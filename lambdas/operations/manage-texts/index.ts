import { join } from 'node:path';
import { handle } from 'hono/aws-lambda';
import { dynamodbChains } from '../../../lib/audit/adapters/chains.ts';
import { auditTrail } from '../../../lib/audit/use-cases/audit-trail.ts';
import { dynamodbElections } from '../../../lib/elections/adapters/elections.ts';
import { dynamodbCountyContacts } from '../../../lib/messaging/adapters/dynamodb/county-contacts.ts';
import { dynamodbTexts } from '../../../lib/messaging/adapters/dynamodb/texts-store.ts';
import { createLog, createLogger } from '../../../lib/runtime/log.ts';
import { plainHandler } from '../../../lib/runtime/plain-handler.ts';
import { createDocumentClient } from '../../../lib/shared/dynamodb/document-client.ts';
import { stageClock } from '../../../lib/shared/dynamodb/stage-clock.ts';
import { loadSiteAssets } from '../../../lib/site-kit/assets/load.ts';
import { env } from './env.ts';
import { textsSite } from './handler.tsx';

// Runs on cold start only.
const client = createDocumentClient();
const site = textsSite({
  clock: stageClock(env, client),
  store: dynamodbTexts(client, env.SETTINGS_TABLE),
  elections: dynamodbElections(client, env.ELECTIONS_TABLE),
  contacts: dynamodbCountyContacts(client, env.SETTINGS_TABLE),
  trail: auditTrail(dynamodbChains(client, env.AUDIT_TABLE)),
  siteUrl: env.SITE_URL,
  pagesUrl: env.PAGES_URL,
  assetName: loadSiteAssets(join(import.meta.dirname, 'assets')).nameOf,
  rehearsal: env.STAGE !== 'prod',
  testEnvironment: env.STAGE === 'cte',
  log: createLog(createLogger('manage-texts')),
});

// Called by API Gateway for the pages about texts, after the authorizer.
export const handler = plainHandler('manage-texts', handle(site));
