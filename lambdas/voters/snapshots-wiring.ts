import type { S3Client } from '@aws-sdk/client-s3';
import { nodeTools } from '../../lib/sync-checks/adapters/rolls/node-tools.ts';
import { readableRoll } from '../../lib/sync-checks/adapters/rolls/readable-roll.ts';
import { s3SyncRolls } from '../../lib/sync-checks/adapters/s3/rolls.ts';
import { storedRoll } from '../../lib/sync-checks/adapters/s3/stored-roll.ts';
import { compareRolls } from '../../lib/sync-checks/use-cases/compare-rolls.ts';
import { rowsOf } from '../../lib/sync-checks/use-cases/run-engine.ts';
import { registerSnapshots, s3WholeFile } from '../../lib/voters/adapters/register-snapshots.ts';
import type { RegisterSnapshots } from '../../lib/voters/ports.ts';

/** VoteCal's deliveries in the rolls bucket, read with the engine of the sync checks. */
export const snapshotsIn = (client: S3Client, bucket: string): RegisterSnapshots =>
  registerSnapshots(
    {
      open: async (file) => readableRoll(await storedRoll(client, bucket, file)),
      compare: (request) => compareRolls(nodeTools, request),
      rows: (roll, county) => rowsOf(nodeTools, roll, county),
    },
    { pin: s3SyncRolls(client, bucket).pinSnapshot, readWhole: s3WholeFile(client, bucket) },
  );
