import { join } from 'node:path';
import { handle } from 'hono/aws-lambda';
import { dynamodbBallots } from '../../../lib/ballot-tracking/adapters/ballots.ts';
import { dynamodbProgress } from '../../../lib/ballot-tracking/adapters/uploads.ts';
import { readTimelines } from '../../../lib/ballot-tracking/use-cases/read-timelines.ts';
import { dynamodbCountyFiles } from '../../../lib/counties/adapters/county-files.ts';
import { dynamodbElections } from '../../../lib/elections/adapters/elections.ts';
import { confirmSignUp } from '../../../lib/messaging/adapters/dynamodb/confirm-sign-up.ts';
import { dynamodbMessageRows } from '../../../lib/messaging/adapters/dynamodb/message-rows.ts';
import { codeProviders } from '../../../lib/messaging/adapters/providers/code-providers.ts';
import { codeSender } from '../../../lib/messaging/use-cases/send-code.ts';
import { replacedTeller } from '../../../lib/messaging/use-cases/tell-replaced.ts';
import { unsubscribe } from '../../../lib/messaging/use-cases/unsubscribe.ts';
import { createLog, createLogger } from '../../../lib/runtime/log.ts';
import { plainHandler } from '../../../lib/runtime/plain-handler.ts';
import { createDocumentClient } from '../../../lib/shared/dynamodb/document-client.ts';
import { stageClock } from '../../../lib/shared/dynamodb/stage-clock.ts';
import { dynamodbBudgets } from '../../../lib/sign-up/adapters/budgets.ts';
import { dynamodbPepper } from '../../../lib/sign-up/adapters/pepper.ts';
import { altchaPuzzles } from '../../../lib/sign-up/adapters/puzzles.ts';
import { dynamodbVisits, dynamodbVoterSessions } from '../../../lib/sign-up/adapters/visits.ts';
import { signUpDoors } from '../../../lib/sign-up/use-cases/sign-up-doors.ts';
import { loadSiteAssets } from '../../../lib/site-kit/assets/load.ts';
import { dynamodbRegisterSearch } from '../../../lib/voters/adapters/register-search.ts';
import { dynamodbSubscriptionChanges } from '../../../lib/voters/adapters/subscription-changes.ts';
import { dynamodbSubscriptions } from '../../../lib/voters/adapters/subscriptions.ts';
import { dynamodbSubscriptionsByContact } from '../../../lib/voters/adapters/subscriptions-by-contact.ts';
import { dynamodbUnsubscribeKeys } from '../../../lib/voters/adapters/unsubscribe-keys.ts';
import { dynamodbVoters } from '../../../lib/voters/adapters/voters.ts';
import { env } from './env.ts';
import { signUpSite } from './handler.tsx';

// Runs on cold start only.
const client = createDocumentClient();
const clock = stageClock(env, client);
const log = createLog(createLogger('serve-sign-up'));
const voters = dynamodbVoters(client, env.VOTERS_TABLE);
const subscriptions = dynamodbSubscriptions(client, env.SUBSCRIPTIONS_TABLE);
const providers = codeProviders(client, env);
const doors = signUpDoors({
  visits: dynamodbVisits(client, env.VISITS_TABLE),
  sessions: dynamodbVoterSessions(client, env.VISITS_TABLE),
  budgets: dynamodbBudgets(client, env.VISITS_TABLE, await dynamodbPepper(client, env.SETTINGS_TABLE)),
  puzzles: altchaPuzzles,
  register: dynamodbRegisterSearch(client, env.VOTERS_TABLE),
  voters,
  subscriptions,
  changes: dynamodbSubscriptionChanges(client, env.SUBSCRIPTIONS_TABLE),
  byContact: dynamodbSubscriptionsByContact(client, env.SUBSCRIPTIONS_TABLE),
  sendCode: codeSender(providers),
  confirm: confirmSignUp(client, env.MESSAGES_TABLE),
  tellReplaced: replacedTeller(providers, log),
});
const site = signUpSite({
  clock,
  log,
  doors,
  readTimelines: readTimelines({
    elections: dynamodbElections(client, env.ELECTIONS_TABLE),
    ballots: dynamodbBallots(client, env.BALLOTS_TABLE),
    messages: dynamodbMessageRows(client, env.MESSAGES_TABLE),
    progress: dynamodbProgress(client, env.UPLOADS_TABLE),
  }),
  voters,
  offices: dynamodbCountyFiles(client, env.SETTINGS_TABLE),
  unsubscribe: unsubscribe({
    clock,
    keys: dynamodbUnsubscribeKeys(client, env.SUBSCRIPTIONS_TABLE),
    subscriptions,
  }),
  host: env.SITE_HOST,
  behindEdge: env.BEHIND_EDGE === 'yes',
  assetName: loadSiteAssets(join(import.meta.dirname, 'assets')).nameOf,
  rehearsal: env.STAGE !== 'prod',
});

// Called by API Gateway for every page that is about one person.
export const handler = plainHandler('serve-sign-up', handle(site));
