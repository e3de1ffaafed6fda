import { join } from 'node:path';
import { handle } from 'hono/aws-lambda';
import { createLog, createLogger } from '../../../lib/runtime/log.ts';
import { plainHandler } from '../../../lib/runtime/plain-handler.ts';
import { createDocumentClient } from '../../../lib/shared/dynamodb/document-client.ts';
import { stageClock } from '../../../lib/shared/dynamodb/stage-clock.ts';
import { loadSiteAssets } from '../../../lib/site-kit/assets/load.ts';
import { dynamodbSmokeRuns } from '../../../lib/test-environment/adapters/smoke-runs.ts';
import { env } from './env.ts';
import { smokeTestSite } from './handler.tsx';

// Runs on cold start only.
const client = createDocumentClient();
const site = smokeTestSite({
  clock: stageClock(env, client),
  runs: dynamodbSmokeRuns(client, env.RELEASES_TABLE),
  assetName: loadSiteAssets(join(import.meta.dirname, 'assets')).nameOf,
  rehearsal: env.STAGE !== 'prod',
  log: createLog(createLogger('show-smoke-test')),
});

// Called by API Gateway for the page of the smoke test, after the authorizer.
export const handler = plainHandler('show-smoke-test', handle(site));
