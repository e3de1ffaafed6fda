import { S3Client } from '@aws-sdk/client-s3';
import { dynamodbBallots } from '../../../lib/ballot-tracking/adapters/ballots.ts';
import { dynamodbFileUploads } from '../../../lib/ballot-tracking/adapters/file-uploads.ts';
import { dynamodbElections } from '../../../lib/elections/adapters/elections.ts';
import { taskHandler } from '../../../lib/runtime/task-handler.ts';
import { createDocumentClient } from '../../../lib/shared/dynamodb/document-client.ts';
import { stageClock } from '../../../lib/shared/dynamodb/stage-clock.ts';
import { dynamodbSubscriptions } from '../../../lib/voters/adapters/subscriptions.ts';
import { dynamodbVoters } from '../../../lib/voters/adapters/voters.ts';
import { countedBallots } from '../ballot-rows-wiring.ts';
import { filesIn } from '../files-wiring.ts';
import { openFor } from '../open-for-wiring.ts';
import { env } from './env.ts';
import { PlanChunkInput, planPart } from './handler.ts';

const client = createDocumentClient();
const elections = dynamodbElections(client, env.ELECTIONS_TABLE);

export const handler = taskHandler(
  { name: 'plan-chunk', input: PlanChunkInput },
  planPart({
    clock: stageClock(env, client),
    openElection: openFor(elections),
    uploads: dynamodbFileUploads(client, env.UPLOADS_TABLE),
    files: filesIn(new S3Client({}), env.ROLLS_BUCKET),
    plans: countedBallots({
      voters: dynamodbVoters(client, env.VOTERS_TABLE),
      ballots: dynamodbBallots(client, env.BALLOTS_TABLE),
      subscriptions: dynamodbSubscriptions(client, env.SUBSCRIPTIONS_TABLE),
    }),
  }),
);
