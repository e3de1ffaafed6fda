import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { dynamodbBallots } from '../../lib/ballot-tracking/adapters/ballots.ts';
import { dynamodbHeldUploads } from '../../lib/ballot-tracking/adapters/held-uploads.ts';
import { dynamodbUploadBook } from '../../lib/ballot-tracking/adapters/upload-book.ts';
import { dynamodbUploadDays } from '../../lib/ballot-tracking/adapters/upload-days.ts';
import { dynamodbProgress, dynamodbUploads } from '../../lib/ballot-tracking/adapters/uploads.ts';
import { dynamodbClientRegister } from '../../lib/counties/adapters/client-register.ts';
import { dynamodbElections } from '../../lib/elections/adapters/elections.ts';
import { type ClockSettings, stageClock } from '../../lib/shared/dynamodb/stage-clock.ts';
import { dynamodbVoters } from '../../lib/voters/adapters/voters.ts';

type Tables = {
  readonly ELECTIONS_TABLE: string;
  readonly VOTERS_TABLE: string;
  readonly BALLOTS_TABLE: string;
  readonly UPLOADS_TABLE: string;
  readonly SETTINGS_TABLE: string;
};

/** What deciding about held uploads needs. */
export const decidingPorts = (client: DynamoDBDocumentClient, env: ClockSettings & Tables) => {
  const register = dynamodbClientRegister(client, env.SETTINGS_TABLE);
  return {
    clock: stageClock(env, client),
    elections: dynamodbElections(client, env.ELECTIONS_TABLE),
    voters: dynamodbVoters(client, env.VOTERS_TABLE),
    ballots: dynamodbBallots(client, env.BALLOTS_TABLE),
    progress: dynamodbProgress(client, env.UPLOADS_TABLE),
    uploads: dynamodbUploads(client, env.UPLOADS_TABLE),
    book: dynamodbUploadBook(client, env.UPLOADS_TABLE),
    days: dynamodbUploadDays(client, env.UPLOADS_TABLE),
    heldUploads: dynamodbHeldUploads(client, { uploads: env.UPLOADS_TABLE, ballots: env.BALLOTS_TABLE }),
    issuedBy: async (clientId: string) => (await register.find(clientId))?.issuedBy,
  };
};
