import { join } from 'node:path';
import { S3Client } from '@aws-sdk/client-s3';
import { SFNClient } from '@aws-sdk/client-sfn';
import { handle } from 'hono/aws-lambda';
import { dynamodbChains } from '../../../lib/audit/adapters/chains.ts';
import { auditTrail } from '../../../lib/audit/use-cases/audit-trail.ts';
import { dynamodbRefreshes } from '../../../lib/data-refresh/adapters/refreshes.ts';
import { s3RollLinks } from '../../../lib/data-refresh/adapters/roll-links.ts';
import { s3Files } from '../../../lib/data-refresh/adapters/s3-files.ts';
import { dynamodbConfirmations } from '../../../lib/releases/adapters/confirmations.ts';
import { dynamodbEnvironment } from '../../../lib/releases/adapters/environment.ts';
import { dynamodbOptIns } from '../../../lib/releases/adapters/opt-ins.ts';
import { dynamodbSchedules } from '../../../lib/releases/adapters/schedules.ts';
import { takingPart } from '../../../lib/releases/domain/opt-in.ts';
import { createLog, createLogger } from '../../../lib/runtime/log.ts';
import { plainHandler } from '../../../lib/runtime/plain-handler.ts';
import { createDocumentClient } from '../../../lib/shared/dynamodb/document-client.ts';
import { stageClock } from '../../../lib/shared/dynamodb/stage-clock.ts';
import { loadSiteAssets } from '../../../lib/site-kit/assets/load.ts';
import { dynamodbMockRuns } from '../../../lib/test-environment/adapters/mock-runs.ts';
import { readReportFonts, reportPdf } from '../../../lib/test-environment/adapters/report-pdf.ts';
import { sfnRunningExecution } from '../../../lib/test-environment/adapters/running-execution.ts';
import { dynamodbSmokeRuns } from '../../../lib/test-environment/adapters/smoke-runs.ts';
import { sfnStartNamed } from '../../../lib/test-environment/adapters/start-named.ts';
import { env } from './env.ts';
import { trialsSite } from './handler.tsx';

// Runs on cold start only.
const client = createDocumentClient();
const optIns = dynamodbOptIns(client, env.RELEASES_TABLE);
const stepFunctions = new SFNClient({});
const s3 = new S3Client({});
const site = trialsSite({
  clock: stageClock(env, client),
  runs: dynamodbSmokeRuns(client, env.RELEASES_TABLE),
  startSmoke: sfnStartNamed(stepFunctions, env.SMOKE_TEST_MACHINE),
  startRefresh: sfnStartNamed(stepFunctions, env.DATA_REFRESH_MACHINE),
  runningRefresh: sfnRunningExecution(stepFunctions, env.DATA_REFRESH_MACHINE),
  mock: dynamodbMockRuns(client, env.RELEASES_TABLE),
  environment: dynamodbEnvironment(client, env.RELEASES_TABLE),
  participants: async () => takingPart(await optIns.list()),
  runningMock: sfnRunningExecution(stepFunctions, env.MOCK_ELECTION_MACHINE),
  startMock: sfnStartNamed(stepFunctions, env.MOCK_ELECTION_MACHINE),
  refresh: {
    refreshes: dynamodbRefreshes(client, env.RELEASES_TABLE),
    schedules: dynamodbSchedules(client, env.RELEASES_TABLE),
    confirmations: dynamodbConfirmations(client, env.RELEASES_TABLE),
    copies: s3Files(s3, env.COPIES_BUCKET),
    linkTo: s3RollLinks(s3, env.ROLLS_BUCKET),
  },
  trail: auditTrail(dynamodbChains(client, env.AUDIT_TABLE)),
  pagesUrl: env.PAGES_URL,
  pdf: (report) => reportPdf(report, readReportFonts(join(import.meta.dirname, 'fonts'))),
  assetName: loadSiteAssets(join(import.meta.dirname, 'assets')).nameOf,
  rehearsal: env.STAGE !== 'prod',
  testEnvironment: true,
  log: createLog(createLogger('show-trials')),
});

// Called by API Gateway for the pages of trials, after the authorizer.
export const handler = plainHandler('show-trials', handle(site));
