import { join } from 'node:path';
import { handle } from 'hono/aws-lambda';
import { dynamodbChains } from '../../../lib/audit/adapters/chains.ts';
import { auditTrail } from '../../../lib/audit/use-cases/audit-trail.ts';
import { dynamodbRetractions } from '../../../lib/ballot-tracking/adapters/retractions.ts';
import { dynamodbUploadBook } from '../../../lib/ballot-tracking/adapters/upload-book.ts';
import { dynamodbElections } from '../../../lib/elections/adapters/elections.ts';
import { dynamodbBrakeBook } from '../../../lib/messaging/adapters/dynamodb/brake-book.ts';
import { dynamodbHaltBook } from '../../../lib/messaging/adapters/dynamodb/halt-book.ts';
import { dynamodbMessageCounts } from '../../../lib/messaging/adapters/dynamodb/message-counts.ts';
import { dynamodbSums } from '../../../lib/messaging/adapters/dynamodb/sums.ts';
import { createLog, createLogger } from '../../../lib/runtime/log.ts';
import { plainHandler } from '../../../lib/runtime/plain-handler.ts';
import { createDocumentClient } from '../../../lib/shared/dynamodb/document-client.ts';
import { stageClock } from '../../../lib/shared/dynamodb/stage-clock.ts';
import { loadSiteAssets } from '../../../lib/site-kit/assets/load.ts';
import { dynamodbSubscriptions } from '../../../lib/voters/adapters/subscriptions.ts';
import { env } from './env.ts';
import { haltSite } from './handler.tsx';

// Runs on cold start only.
const client = createDocumentClient();
const site = haltSite({
  halts: dynamodbHaltBook(client, env.SETTINGS_TABLE),
  brakes: dynamodbBrakeBook(client, env.SETTINGS_TABLE),
  sums: dynamodbSums(client, env.MESSAGES_TABLE),
  elections: dynamodbElections(client, env.ELECTIONS_TABLE),
  retractions: dynamodbRetractions(client, env.MESSAGES_TABLE),
  uploads: dynamodbUploadBook(client, env.UPLOADS_TABLE),
  subscriptions: dynamodbSubscriptions(client, env.SUBSCRIPTIONS_TABLE),
  countMessages: dynamodbMessageCounts(client, env.MESSAGES_TABLE),
  clock: stageClock(env, client),
  trail: auditTrail(dynamodbChains(client, env.AUDIT_TABLE)),
  pagesUrl: env.PAGES_URL,
  assetName: loadSiteAssets(join(import.meta.dirname, 'assets')).nameOf,
  rehearsal: env.STAGE !== 'prod',
  testEnvironment: env.STAGE === 'cte',
  log: createLog(createLogger('manage-halts')),
});

// Called by API Gateway for the page of halts, after the authorizer.
export const handler = plainHandler('manage-halts', handle(site));
