import { join } from 'node:path';
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { handle } from 'hono/aws-lambda';
import { dynamodbChains } from '../../../lib/audit/adapters/chains.ts';
import { auditTrail } from '../../../lib/audit/use-cases/audit-trail.ts';
import { createLog, createLogger } from '../../../lib/runtime/log.ts';
import { plainHandler } from '../../../lib/runtime/plain-handler.ts';
import { createDocumentClient } from '../../../lib/shared/dynamodb/document-client.ts';
import { systemClock } from '../../../lib/shared/dynamodb/stage-clock.ts';
import { loadSiteAssets } from '../../../lib/site-kit/assets/load.ts';
import { cognitoAccounts } from '../../../lib/staff/adapters/cognito-accounts.ts';
import { dynamodbInvitations } from '../../../lib/staff/adapters/dynamodb/invitations.ts';
import { dynamodbPeople } from '../../../lib/staff/adapters/dynamodb/people.ts';
import { dynamodbSessions, dynamodbSignIns } from '../../../lib/staff/adapters/dynamodb/sessions.ts';
import { openIdProvider } from '../../../lib/staff/adapters/openid-provider.ts';
import { env } from './env.ts';
import { signInSite } from './handler.tsx';

// Runs on cold start only.
const client = createDocumentClient();
const callback = `${env.PAGES_URL}/operations/sign-in/callback`;
const site = signInSite({
  clock: systemClock,
  callback,
  provider: openIdProvider({ issuer: env.OIDC_ISSUER, clientId: env.OIDC_CLIENT_ID, callback }),
  accounts: cognitoAccounts(new CognitoIdentityProviderClient({}), env.STAFF_POOL_ID),
  people: dynamodbPeople(client, env.STAFF_TABLE),
  invitations: dynamodbInvitations(client, env.STAFF_TABLE),
  sessions: dynamodbSessions(client, env.SESSIONS_TABLE),
  signIns: dynamodbSignIns(client, env.SESSIONS_TABLE),
  assetName: loadSiteAssets(join(import.meta.dirname, 'assets')).nameOf,
  rehearsal: env.STAGE !== 'prod',
  trail: auditTrail(dynamodbChains(client, env.AUDIT_TABLE)),
  log: createLog(createLogger('serve-sign-in')),
});

// Called by API Gateway for whoever has no session yet.
export const handler = plainHandler('serve-sign-in', handle(site));
