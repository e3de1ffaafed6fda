import { join } from 'node:path';
import { SFNClient } from '@aws-sdk/client-sfn';
import { handle } from 'hono/aws-lambda';
import { dynamodbChains } from '../../../lib/audit/adapters/chains.ts';
import { auditTrail } from '../../../lib/audit/use-cases/audit-trail.ts';
import { dynamodbElections } from '../../../lib/elections/adapters/elections.ts';
import { dynamodbChecklists } from '../../../lib/releases/adapters/checklists.ts';
import { dynamodbConfirmations } from '../../../lib/releases/adapters/confirmations.ts';
import { dynamodbEnvironment } from '../../../lib/releases/adapters/environment.ts';
import { sfnResumeTask } from '../../../lib/releases/adapters/executions.ts';
import { dynamodbIssues } from '../../../lib/releases/adapters/issues.ts';
import { memoPrinter } from '../../../lib/releases/adapters/memo-pdf.ts';
import { dynamodbOptIns } from '../../../lib/releases/adapters/opt-ins.ts';
import { dynamodbReleaseRuns, dynamodbWaitingTasks } from '../../../lib/releases/adapters/runs.ts';
import { dynamodbSchedules } from '../../../lib/releases/adapters/schedules.ts';
import { createLog, createLogger } from '../../../lib/runtime/log.ts';
import { plainHandler } from '../../../lib/runtime/plain-handler.ts';
import { createDocumentClient } from '../../../lib/shared/dynamodb/document-client.ts';
import { scheduleClock } from '../../../lib/shared/dynamodb/stage-clock.ts';
import { loadSiteAssets } from '../../../lib/site-kit/assets/load.ts';
import { env } from './env.ts';
import { releaseSite } from './handler.tsx';

// Runs on cold start only.
const client = createDocumentClient();
const site = releaseSite({
  clock: scheduleClock(env, client),
  schedules: dynamodbSchedules(client, env.RELEASES_TABLE),
  confirmations: dynamodbConfirmations(client, env.RELEASES_TABLE),
  optIns: dynamodbOptIns(client, env.RELEASES_TABLE),
  environment: dynamodbEnvironment(client, env.RELEASES_TABLE),
  checklists: dynamodbChecklists(client, env.RELEASES_TABLE),
  issues: dynamodbIssues(client, env.RELEASES_TABLE),
  runs: dynamodbReleaseRuns(client, env.RELEASES_TABLE),
  waiting: dynamodbWaitingTasks(client, env.RELEASES_TABLE),
  resume: sfnResumeTask(new SFNClient({})),
  elections: dynamodbElections(client, env.ELECTIONS_TABLE),
  printMemo: memoPrinter(join(import.meta.dirname, 'fonts')),
  trail: auditTrail(dynamodbChains(client, env.AUDIT_TABLE)),
  pagesUrl: env.PAGES_URL,
  assetName: loadSiteAssets(join(import.meta.dirname, 'assets')).nameOf,
  rehearsal: env.STAGE !== 'prod',
  testEnvironment: true,
  log: createLog(createLogger('manage-releases')),
});

// Called by API Gateway for the pages about releases, after the authorizer.
export const handler = plainHandler('manage-releases', handle(site));
