import { join } from 'node:path';
import { handle } from 'hono/aws-lambda';
import { dynamodbChains } from '../../../lib/audit/adapters/chains.ts';
import { auditTrail } from '../../../lib/audit/use-cases/audit-trail.ts';
import { dynamodbBallots } from '../../../lib/ballot-tracking/adapters/ballots.ts';
import { dynamodbProgress } from '../../../lib/ballot-tracking/adapters/uploads.ts';
import { dynamodbElections } from '../../../lib/elections/adapters/elections.ts';
import { dynamodbCountyContacts } from '../../../lib/messaging/adapters/dynamodb/county-contacts.ts';
import { dynamodbMessageRows } from '../../../lib/messaging/adapters/dynamodb/message-rows.ts';
import { createLog, createLogger } from '../../../lib/runtime/log.ts';
import { plainHandler } from '../../../lib/runtime/plain-handler.ts';
import { createDocumentClient } from '../../../lib/shared/dynamodb/document-client.ts';
import { stageClock } from '../../../lib/shared/dynamodb/stage-clock.ts';
import { loadSiteAssets } from '../../../lib/site-kit/assets/load.ts';
import { dynamodbRegisterReads } from '../../../lib/voters/adapters/register-reads.ts';
import { dynamodbRegisterSearch } from '../../../lib/voters/adapters/register-search.ts';
import { dynamodbSubscriptions } from '../../../lib/voters/adapters/subscriptions.ts';
import { env } from './env.ts';
import { voterHelpSite } from './handler.tsx';

// Runs on cold start only.
const client = createDocumentClient();
const site = voterHelpSite({
  clock: stageClock(env, client),
  register: dynamodbRegisterReads(client, env.VOTERS_TABLE),
  search: dynamodbRegisterSearch(client, env.VOTERS_TABLE),
  subscriptions: dynamodbSubscriptions(client, env.SUBSCRIPTIONS_TABLE),
  elections: dynamodbElections(client, env.ELECTIONS_TABLE),
  ballots: dynamodbBallots(client, env.BALLOTS_TABLE),
  messages: dynamodbMessageRows(client, env.MESSAGES_TABLE),
  progress: dynamodbProgress(client, env.UPLOADS_TABLE),
  contacts: dynamodbCountyContacts(client, env.SETTINGS_TABLE),
  trail: auditTrail(dynamodbChains(client, env.AUDIT_TABLE)),
  pagesUrl: env.PAGES_URL,
  assetName: loadSiteAssets(join(import.meta.dirname, 'assets')).nameOf,
  rehearsal: env.STAGE !== 'prod',
  testEnvironment: env.STAGE === 'cte',
  log: createLog(createLogger('help-voters')),
});

// Called by API Gateway for the pages about one voter, after the authorizer.
export const handler = plainHandler('help-voters', handle(site));
