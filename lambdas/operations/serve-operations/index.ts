import { join } from 'node:path';
import { S3Client } from '@aws-sdk/client-s3';

import { dynamodbChains } from '../../../lib/audit/adapters/chains.ts';
import { dynamodbHeldBallots } from '../../../lib/ballot-tracking/adapters/held-ballots.ts';
import { dynamodbUploadBook } from '../../../lib/ballot-tracking/adapters/upload-book.ts';
import { dynamodbClientRegister } from '../../../lib/counties/adapters/client-register.ts';
import { dynamodbCountyFiles } from '../../../lib/counties/adapters/county-files.ts';
import { readCountyFile } from '../../../lib/counties/use-cases/read-county-file.ts';
import { dynamodbElectionRequests } from '../../../lib/elections/adapters/election-requests.ts';
import { dynamodbElections } from '../../../lib/elections/adapters/elections.ts';
import { dynamodbCoverage } from '../../../lib/imb/adapters/barcodes.ts';
import { dynamodbHaltBook } from '../../../lib/messaging/adapters/dynamodb/halt-book.ts';
import { dynamodbMessageCounts } from '../../../lib/messaging/adapters/dynamodb/message-counts.ts';
import { readVersions } from '../../../lib/messaging/adapters/dynamodb/texts-in-force.ts';
import { createLog, createLogger } from '../../../lib/runtime/log.ts';
import { plainHandler } from '../../../lib/runtime/plain-handler.ts';
import { createDocumentClient } from '../../../lib/shared/dynamodb/document-client.ts';
import { stageClock } from '../../../lib/shared/dynamodb/stage-clock.ts';
import { loadSiteAssets } from '../../../lib/site-kit/assets/load.ts';
import { dynamodbSyncAlternates } from '../../../lib/sync-checks/adapters/dynamodb/alternates.ts';
import { dynamodbSyncChecks } from '../../../lib/sync-checks/adapters/dynamodb/checks.ts';
import { s3PublishedDifferences } from '../../../lib/sync-checks/adapters/s3/differences.ts';
import { answersOf } from '../answers-wiring.ts';
import { env } from './env.ts';
import { operationsSite } from './handler.tsx';

// Runs on cold start only.
const client = createDocumentClient();
const counties = {
  files: dynamodbCountyFiles(client, env.SETTINGS_TABLE),
  register: dynamodbClientRegister(client, env.SETTINGS_TABLE),
};
const site = operationsSite({
  clock: stageClock(env, client),
  checks: dynamodbSyncChecks(client, env.SYNC_TABLE),
  differences: s3PublishedDifferences(new S3Client({}), env.INBOX_BUCKET),
  alternates: dynamodbSyncAlternates(client, env.SYNC_TABLE),
  elections: dynamodbElections(client, env.ELECTIONS_TABLE),
  requests: dynamodbElectionRequests(client, env.ELECTIONS_TABLE),
  countyFile: (county) => readCountyFile(counties, county),
  held: dynamodbHeldBallots(client, env.BALLOTS_TABLE),
  coverage: dynamodbCoverage(client, env.BARCODES_TABLE),
  uploads: dynamodbUploadBook(client, env.UPLOADS_TABLE),
  audit: dynamodbChains(client, env.AUDIT_TABLE),
  halts: dynamodbHaltBook(client, env.SETTINGS_TABLE),
  texts: { versions: () => readVersions(client, env.SETTINGS_TABLE) },
  countMessages: dynamodbMessageCounts(client, env.MESSAGES_TABLE),
  assets: loadSiteAssets(join(import.meta.dirname, 'assets')),
  rehearsal: env.STAGE !== 'prod',
  testEnvironment: env.STAGE === 'cte',
  log: createLog(createLogger('serve-operations')),
});

// Called by API Gateway for every page and asset, after the authorizer.
export const handler = plainHandler('serve-operations', answersOf(site));
