import { join } from 'node:path';

import { dynamodbCountyFiles } from '../../../lib/counties/adapters/county-files.ts';
import { dynamodbElections } from '../../../lib/elections/adapters/elections.ts';
import { pressWith } from '../../../lib/outreach/adapters/press.ts';
import { createLog, createLogger } from '../../../lib/runtime/log.ts';
import { plainHandler } from '../../../lib/runtime/plain-handler.ts';
import { createDocumentClient } from '../../../lib/shared/dynamodb/document-client.ts';
import { stageClock } from '../../../lib/shared/dynamodb/stage-clock.ts';
import { loadSiteAssets } from '../../../lib/site-kit/assets/load.ts';
import { answersOf } from '../answers-wiring.ts';
import { env } from './env.ts';
import { outreachSite } from './handler.tsx';

// Runs on cold start only.
const client = createDocumentClient();
const site = outreachSite({
  clock: stageClock(env, client),
  elections: dynamodbElections(client, env.ELECTIONS_TABLE),
  files: dynamodbCountyFiles(client, env.SETTINGS_TABLE),
  press: pressWith(join(import.meta.dirname, 'fonts')),
  site: env.SITE_URL,
  assetName: loadSiteAssets(join(import.meta.dirname, 'assets')).nameOf,
  rehearsal: env.STAGE !== 'prod',
  testEnvironment: env.STAGE === 'cte',
  log: createLog(createLogger('serve-outreach')),
});

// Called by API Gateway for the kit's page and files, after the authorizer.
export const handler = plainHandler('serve-outreach', answersOf(site));
