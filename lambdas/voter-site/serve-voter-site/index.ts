import { join } from 'node:path';
import { handle } from 'hono/aws-lambda';
import { dynamodbCountyFiles } from '../../../lib/counties/adapters/county-files.ts';
import { dynamodbElections } from '../../../lib/elections/adapters/elections.ts';
import { createLog, createLogger } from '../../../lib/runtime/log.ts';
import { plainHandler } from '../../../lib/runtime/plain-handler.ts';
import { createDocumentClient } from '../../../lib/shared/dynamodb/document-client.ts';
import { stageClock } from '../../../lib/shared/dynamodb/stage-clock.ts';
import { loadSiteAssets } from '../../../lib/site-kit/assets/load.ts';
import { env } from './env.ts';
import { voterSite } from './handler.tsx';

// Runs on cold start only.
const client = createDocumentClient();
const site = voterSite({
  clock: stageClock(env, client),
  elections: dynamodbElections(client, env.ELECTIONS_TABLE),
  offices: dynamodbCountyFiles(client, env.SETTINGS_TABLE),
  assets: loadSiteAssets(join(import.meta.dirname, 'assets')),
  rehearsal: env.STAGE !== 'prod',
  log: createLog(createLogger('serve-voter-site')),
});

// Called by API Gateway for every page and asset.
export const handler = plainHandler('serve-voter-site', handle(site));
