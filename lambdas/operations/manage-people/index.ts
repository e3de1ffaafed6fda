import { join } from 'node:path';
import { SESv2Client } from '@aws-sdk/client-sesv2';
import { handle } from 'hono/aws-lambda';
import { dynamodbChains } from '../../../lib/audit/adapters/chains.ts';
import { auditTrail } from '../../../lib/audit/use-cases/audit-trail.ts';
import { createLog, createLogger } from '../../../lib/runtime/log.ts';
import { plainHandler } from '../../../lib/runtime/plain-handler.ts';
import { createDocumentClient } from '../../../lib/shared/dynamodb/document-client.ts';
import { systemClock } from '../../../lib/shared/dynamodb/stage-clock.ts';
import { SEND_CLIENT_SETTINGS } from '../../../lib/shared/email/send-client.ts';
import { loadSiteAssets } from '../../../lib/site-kit/assets/load.ts';
import { dynamodbInvitations } from '../../../lib/staff/adapters/dynamodb/invitations.ts';
import { dynamodbPeople } from '../../../lib/staff/adapters/dynamodb/people.ts';
import { dynamodbSessions } from '../../../lib/staff/adapters/dynamodb/sessions.ts';
import { sesCountyMail } from '../../../lib/staff-mail/adapters/ses-county-mail.ts';
import { env } from './env.ts';
import { peopleSite } from './handler.tsx';

// Runs on cold start only.
const client = createDocumentClient();
const site = peopleSite({
  clock: systemClock,
  people: dynamodbPeople(client, env.STAFF_TABLE),
  invitations: dynamodbInvitations(client, env.STAFF_TABLE),
  sessions: dynamodbSessions(client, env.SESSIONS_TABLE),
  mail: sesCountyMail(new SESv2Client(SEND_CLIENT_SETTINGS), { stage: env.STAGE, from: env.MAIL_FROM }),
  trail: auditTrail(dynamodbChains(client, env.AUDIT_TABLE)),
  pagesUrl: env.PAGES_URL,
  assetName: loadSiteAssets(join(import.meta.dirname, 'assets')).nameOf,
  rehearsal: env.STAGE !== 'prod',
  testEnvironment: env.STAGE === 'cte',
  log: createLog(createLogger('manage-people')),
});

// Called by API Gateway for people and sessions, after the authorizer.
export const handler = plainHandler('manage-people', handle(site));
