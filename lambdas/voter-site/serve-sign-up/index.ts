import { join } from 'node:path';
import { handle } from 'hono/aws-lambda';
import { dynamodbBallots } from '../../../lib/ballot-tracking/adapters/ballots.ts';
import { dynamodbMailedBallots } from '../../../lib/ballot-tracking/adapters/mailed-ballots.ts';
import { dynamodbProgress } from '../../../lib/ballot-tracking/adapters/uploads.ts';
import { readTimelines } from '../../../lib/ballot-tracking/use-cases/read-timelines.ts';
import { dynamodbCountyFiles } from '../../../lib/counties/adapters/county-files.ts';
import { dynamodbElections } from '../../../lib/elections/adapters/elections.ts';
import { confirmSignUp } from '../../../lib/messaging/adapters/dynamodb/confirm-sign-up.ts';
import { dynamodbCountyContacts } from '../../../lib/messaging/adapters/dynamodb/county-contacts.ts';
import { dynamodbMessageRows } from '../../../lib/messaging/adapters/dynamodb/message-rows.ts';
import { dynamodbTextsInForce } from '../../../lib/messaging/adapters/dynamodb/texts-in-force.ts';
import { codeProviders } from '../../../lib/messaging/adapters/providers/code-providers.ts';
import { unsubscribeLink } from '../../../lib/messaging/domain/site-link.ts';
import { formRecogniser, sentRecogniser } from '../../../lib/messaging/use-cases/recognise-message.ts';
import { codeSender } from '../../../lib/messaging/use-cases/send-code.ts';
import { contactTeller } from '../../../lib/messaging/use-cases/tell-replaced.ts';
import { unsubscribe } from '../../../lib/messaging/use-cases/unsubscribe.ts';
import { messageWriter } from '../../../lib/messaging/use-cases/write-message.ts';
import { createLog, createLogger } from '../../../lib/runtime/log.ts';
import { plainHandler } from '../../../lib/runtime/plain-handler.ts';
import { createDocumentClient } from '../../../lib/shared/dynamodb/document-client.ts';
import { stageClock } from '../../../lib/shared/dynamodb/stage-clock.ts';
import { COUNTY_FACTS_MS } from '../../../lib/shared/kept.ts';
import { loadSiteAssets } from '../../../lib/site-kit/assets/load.ts';
import { dynamodbSubscriptions } from '../../../lib/voters/adapters/subscriptions.ts';
import { dynamodbUnsubscribeKeys } from '../../../lib/voters/adapters/unsubscribe-keys.ts';
import { dynamodbVoters } from '../../../lib/voters/adapters/voters.ts';
import { signUpDoorsOf } from '../sign-up-wiring.ts';
import { env } from './env.ts';
import { signUpSite } from './handler.tsx';

// Runs on cold start only.
const client = createDocumentClient();
const clock = stageClock(env, client);
const log = createLog(createLogger('serve-sign-up'));
const voters = dynamodbVoters(client, env.VOTERS_TABLE);
const providers = codeProviders(client, env);
const doors = signUpDoorsOf(client, env, {
  sendCode: codeSender(providers),
  confirm: confirmSignUp(client, env.MESSAGES_TABLE),
  tellReplaced: contactTeller('replaced', providers, log),
  tellAdded: contactTeller('added', providers, log),
});
const elections = dynamodbElections(client, env.ELECTIONS_TABLE);
const rows = dynamodbMessageRows(client, env.MESSAGES_TABLE);
const keys = dynamodbUnsubscribeKeys(client, env.SUBSCRIPTIONS_TABLE);
const contacts = dynamodbCountyContacts(client, env.SETTINGS_TABLE);
const { siteUrl } = providers;
const texts = dynamodbTextsInForce(client, env.SETTINGS_TABLE, COUNTY_FACTS_MS);
const write = messageWriter({
  texts,
  reportBroken: (fields) => log.warn('TEXTS_VERSION_BROKEN', fields),
  contacts,
  mailedBallots: dynamodbMailedBallots(client, env.BALLOTS_TABLE),
  siteUrl,
  unsubscribeLink: async (voterId) => unsubscribeLink(siteUrl, await keys.of(voterId)),
});
const site = signUpSite({
  clock,
  log,
  doors,
  readTimelines: readTimelines({
    elections,
    ballots: dynamodbBallots(client, env.BALLOTS_TABLE),
    messages: rows,
    progress: dynamodbProgress(client, env.UPLOADS_TABLE),
  }),
  voters,
  offices: dynamodbCountyFiles(client, env.SETTINGS_TABLE),
  unsubscribe: unsubscribe({
    clock,
    keys,
    subscriptions: dynamodbSubscriptions(client, env.SUBSCRIPTIONS_TABLE),
  }),
  hasOurForm: formRecogniser({ elections, contacts, texts, siteUrl }),
  wasSent: sentRecogniser({ elections, contacts, texts, siteUrl, rows, write }),
  host: env.SITE_HOST,
  behindEdge: env.BEHIND_EDGE === 'yes',
  assetName: loadSiteAssets(join(import.meta.dirname, 'assets')).nameOf,
  rehearsal: env.STAGE !== 'prod',
});

// Called by API Gateway for every page that is about one person.
export const handler = plainHandler('serve-sign-up', handle(site));
