import { join } from 'node:path';
import { PinpointSMSVoiceV2Client } from '@aws-sdk/client-pinpoint-sms-voice-v2';
import { handle } from 'hono/aws-lambda';
import { dynamodbChains } from '../../../lib/audit/adapters/chains.ts';
import { auditTrail } from '../../../lib/audit/use-cases/audit-trail.ts';
import { dynamodbGuests } from '../../../lib/messaging/adapters/dynamodb/guest-register.ts';
import { protectOverrides } from '../../../lib/messaging/adapters/providers/let-through.ts';
import { createLog, createLogger } from '../../../lib/runtime/log.ts';
import { plainHandler } from '../../../lib/runtime/plain-handler.ts';
import { createDocumentClient } from '../../../lib/shared/dynamodb/document-client.ts';
import { stageClock } from '../../../lib/shared/dynamodb/stage-clock.ts';
import { loadSiteAssets } from '../../../lib/site-kit/assets/load.ts';
import { env } from './env.ts';
import { guestSite } from './handler.tsx';

// Runs on cold start only.
const client = createDocumentClient();
const site = guestSite({
  clock: stageClock(env, client),
  guests: dynamodbGuests(client, env),
  letThrough: protectOverrides(new PinpointSMSVoiceV2Client({}), env.PROTECT_CONFIGURATION),
  domains: env.GUEST_DOMAINS,
  trail: auditTrail(dynamodbChains(client, env.AUDIT_TABLE)),
  pagesUrl: env.PAGES_URL,
  assetName: loadSiteAssets(join(import.meta.dirname, 'assets')).nameOf,
  rehearsal: env.STAGE !== 'prod',
  testEnvironment: true,
  log: createLog(createLogger('manage-guests')),
});

// Called by API Gateway for the page of guests, after the authorizer.
export const handler = plainHandler('manage-guests', handle(site));
