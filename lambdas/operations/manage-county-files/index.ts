import { join } from 'node:path';
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { SchedulerClient } from '@aws-sdk/client-scheduler';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SESv2Client } from '@aws-sdk/client-sesv2';
import { SFNClient } from '@aws-sdk/client-sfn';
import { handle } from 'hono/aws-lambda';
import { dynamodbChains } from '../../../lib/audit/adapters/chains.ts';
import { auditTrail } from '../../../lib/audit/use-cases/audit-trail.ts';
import { addressFaultIn } from '../../../lib/counties/adapters/address-fault.ts';
import { dynamodbClientRegister } from '../../../lib/counties/adapters/client-register.ts';
import { cognitoClients } from '../../../lib/counties/adapters/cognito-clients.ts';
import { dynamodbCountyFiles } from '../../../lib/counties/adapters/county-files.ts';
import { webhookTest } from '../../../lib/counties/adapters/endpoint-test.ts';
import { secretsManagerWebhooks } from '../../../lib/counties/adapters/webhook-secrets.ts';
import { dynamodbElectionRequests } from '../../../lib/elections/adapters/election-requests.ts';
import { dynamodbElections } from '../../../lib/elections/adapters/elections.ts';
import { dynamodbCountyTellings } from '../../../lib/messaging/adapters/dynamodb/county-events.ts';
import { measureTexts } from '../../../lib/messaging/domain/measure-texts.ts';
import { API_SCOPE } from '../../../lib/platform/credentials.ts';
import { credentialsByOptIn } from '../../../lib/releases/adapters/credentials-by-opt-in.ts';
import { dynamodbStanding } from '../../../lib/releases/adapters/standing.ts';
import { askGate } from '../../../lib/releases/use-cases/ask-gate.ts';
import { createLog, createLogger } from '../../../lib/runtime/log.ts';
import { plainHandler } from '../../../lib/runtime/plain-handler.ts';
import type { CountyCode } from '../../../lib/shared/counties.ts';
import { createDocumentClient } from '../../../lib/shared/dynamodb/document-client.ts';
import { stageClock } from '../../../lib/shared/dynamodb/stage-clock.ts';
import { SEND_CLIENT_SETTINGS } from '../../../lib/shared/email/send-client.ts';
import { postOf } from '../../../lib/shared/https/public-post.ts';
import { readSecretsOf } from '../../../lib/shared/secrets/read-secret.ts';
import { loadSiteAssets } from '../../../lib/site-kit/assets/load.ts';
import { sesCountyMail } from '../../../lib/staff-mail/adapters/ses-county-mail.ts';
import { dynamodbSyncAlternates } from '../../../lib/sync-checks/adapters/dynamodb/alternates.ts';
import { dynamodbSyncChecks } from '../../../lib/sync-checks/adapters/dynamodb/checks.ts';
import { eventBridgeOneTimeSchedules } from '../../../lib/sync-checks/adapters/scheduler/one-time-schedules.ts';
import { sfnStartCheck, sfnStartNightAgain } from '../../../lib/sync-checks/adapters/stepfunctions/start-check.ts';
import { sfnTaskTokens } from '../../../lib/sync-checks/adapters/stepfunctions/task-tokens.ts';
import { env } from './env.ts';
import { countyFileSite } from './handler.tsx';

// Runs on cold start only.
const client = createDocumentClient();
const manager = new SecretsManagerClient({});
const executions = new SFNClient({});
const clock = stageClock(env, client);
const letIn = (table: string) => {
  const standing = dynamodbStanding(client, table);
  return {
    mayHold: credentialsByOptIn(client, table),
    gate: (county: CountyCode) => askGate({ clock, standing }, { county }),
  };
};
const site = countyFileSite({
  clock,
  files: dynamodbCountyFiles(client, env.SETTINGS_TABLE),
  register: dynamodbClientRegister(client, env.SETTINGS_TABLE),
  pool: cognitoClients(new CognitoIdentityProviderClient({}), { userPoolId: env.USER_POOL_ID, scope: API_SCOPE }),
  ...(env.RELEASES_TABLE === undefined ? {} : letIn(env.RELEASES_TABLE)),
  secrets: {
    ...secretsManagerWebhooks(manager, { prefix: env.SECRET_PREFIX, keyId: env.SECRETS_KEY }),
    read: readSecretsOf(manager),
  },
  addressFault: addressFaultIn(env.COUNTY_SYSTEMS),
  testEndpoint: webhookTest(postOf(env.COUNTY_SYSTEMS)),
  tellings: dynamodbCountyTellings(client, env.MESSAGES_TABLE, 'due'),
  checks: dynamodbSyncChecks(client, env.SYNC_TABLE),
  alternates: dynamodbSyncAlternates(client, env.SYNC_TABLE),
  elections: dynamodbElections(client, env.ELECTIONS_TABLE),
  requests: dynamodbElectionRequests(client, env.ELECTIONS_TABLE),
  measureTexts,
  startCheck: sfnStartCheck(executions, env.SYNC_CHECK_MACHINE),
  startNightAgain: sfnStartNightAgain(executions, env.SYNC_NIGHT_MACHINE),
  schedules: eventBridgeOneTimeSchedules(new SchedulerClient({}), env),
  tokens: sfnTaskTokens(executions),
  mail: sesCountyMail(new SESv2Client(SEND_CLIENT_SETTINGS), { stage: env.STAGE, from: env.MAIL_FROM }),
  trail: auditTrail(dynamodbChains(client, env.AUDIT_TABLE)),
  pagesUrl: env.PAGES_URL,
  apiUrl: env.API_URL,
  tokenUrl: env.TOKEN_URL,
  assetName: loadSiteAssets(join(import.meta.dirname, 'assets')).nameOf,
  rehearsal: env.STAGE !== 'prod',
  testEnvironment: env.STAGE === 'cte',
  log: createLog(createLogger('manage-county-files')),
});

// Called by API Gateway for the forms about counties' files, after the authorizer.
export const handler = plainHandler('manage-county-files', handle(site));
