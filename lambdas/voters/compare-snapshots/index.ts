import { S3Client } from '@aws-sdk/client-s3';
import { taskHandler } from '../../../lib/runtime/task-handler.ts';
import { createDocumentClient } from '../../../lib/shared/dynamodb/document-client.ts';
import { stageClock } from '../../../lib/shared/dynamodb/stage-clock.ts';
import { dynamodbCountyRegisters } from '../../../lib/voters/adapters/county-registers.ts';
import { dynamodbLookAgain } from '../../../lib/voters/adapters/register-records.ts';
import { s3StatementFiles } from '../../../lib/voters/adapters/statement-files.ts';
import { snapshotsIn } from '../snapshots-wiring.ts';
import { env } from './env.ts';
import { CompareSnapshotsInput, compareSnapshots } from './handler.ts';

const client = createDocumentClient();
const s3 = new S3Client({});

export const handler = taskHandler(
  { name: 'compare-snapshots', input: CompareSnapshotsInput },
  compareSnapshots({
    clock: stageClock(env, client),
    registers: dynamodbCountyRegisters(client, env.VOTERS_TABLE),
    lookAgain: dynamodbLookAgain(client, env.VOTERS_TABLE),
    snapshots: snapshotsIn(s3, env.ROLLS_BUCKET),
    files: s3StatementFiles(s3, env.ROLLS_BUCKET),
  }),
);
