import { S3Client } from '@aws-sdk/client-s3';
import { dynamodbBallots } from '../../../lib/ballot-tracking/adapters/ballots.ts';
import { dynamodbEnvelopes } from '../../../lib/ballot-tracking/adapters/envelopes.ts';
import { dynamodbFileUploads } from '../../../lib/ballot-tracking/adapters/file-uploads.ts';
import { dynamodbProgress } from '../../../lib/ballot-tracking/adapters/uploads.ts';
import { dynamodbElections } from '../../../lib/elections/adapters/elections.ts';
import { dynamodbBarcodes, namedStill } from '../../../lib/imb/adapters/barcodes.ts';
import { taskHandler } from '../../../lib/runtime/task-handler.ts';
import { createDocumentClient } from '../../../lib/shared/dynamodb/document-client.ts';
import { stageClock } from '../../../lib/shared/dynamodb/stage-clock.ts';
import { dynamodbVoters } from '../../../lib/voters/adapters/voters.ts';
import { ballotRows } from '../ballot-rows-wiring.ts';
import { filesIn } from '../files-wiring.ts';
import { openFor } from '../open-for-wiring.ts';
import { scanRows } from '../scan-rows-wiring.ts';
import { trackingRows } from '../tracking-rows-wiring.ts';
import { env } from './env.ts';
import { ChunkInput, takeInPart } from './handler.ts';

const client = createDocumentClient();
const elections = dynamodbElections(client, env.ELECTIONS_TABLE);
const voters = dynamodbVoters(client, env.VOTERS_TABLE);
const scanning = {
  elections,
  barcodes: dynamodbBarcodes(client, env.BARCODES_TABLE),
  envelopes: dynamodbEnvelopes(client, env.BALLOTS_TABLE, namedStill(env.BARCODES_TABLE)),
};

export const handler = taskHandler(
  { name: 'take-in-chunk', input: ChunkInput },
  takeInPart({
    clock: stageClock(env, client),
    openElection: openFor(elections),
    voters,
    uploads: dynamodbFileUploads(client, env.UPLOADS_TABLE),
    files: filesIn(new S3Client({}), env.ROLLS_BUCKET),
    rows: {
      ballots: ballotRows({
        voters,
        ballots: dynamodbBallots(client, env.BALLOTS_TABLE),
        progress: dynamodbProgress(client, env.UPLOADS_TABLE),
      }),
      'imb-tracking': trackingRows({ ...scanning, elections, voters }),
      'imb-scans': scanRows(scanning),
    },
  }),
);
