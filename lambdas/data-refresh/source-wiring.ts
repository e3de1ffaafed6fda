import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type * as z from 'zod';
import { exportedTables } from '../../lib/data-refresh/adapters/exported-tables.ts';
import { s3Files } from '../../lib/data-refresh/adapters/s3-files.ts';
import { scannedTables } from '../../lib/data-refresh/adapters/scanned-tables.ts';
import { storedRolls } from '../../lib/data-refresh/adapters/stored-rolls.ts';
import type { Files, RollBackups, TableBackups } from '../../lib/data-refresh/ports.ts';
import { nodeTools } from '../../lib/sync-checks/adapters/rolls/node-tools.ts';
import { readableRoll } from '../../lib/sync-checks/adapters/rolls/readable-roll.ts';
import { storedRoll } from '../../lib/sync-checks/adapters/s3/stored-roll.ts';
import { rowsOf } from '../../lib/sync-checks/use-cases/run-engine.ts';
import type { sourceVariables } from './source-env.ts';

/** Segments of a scanned table: the emulator's tables are small. */
const SEGMENTS = 2;

type Env = z.output<z.ZodObject<typeof sourceVariables>>;

/** The source, read as a masked copy needs it. */
export const sourceParts = (
  documents: DynamoDBDocumentClient,
  env: Env,
): { readonly copies: Files; readonly own: Files; readonly tables: TableBackups; readonly rolls: RollBackups } => {
  const s3 = new S3Client({});
  const own = s3Files(s3, env.ROLLS_BUCKET);
  const of = (beginning: string) => ({
    voters: `${beginning}voters`,
    subscriptions: `${beginning}subscriptions`,
    ballots: `${beginning}ballots`,
    elections: `${beginning}elections`,
  });
  const arns = of(env.TABLE_ARNS);
  const names = of(env.TABLE_ARNS.replace(/^.*\//, ''));
  return {
    copies: s3Files(s3, env.COPIES_BUCKET),
    own,
    tables:
      env.BACKUPS === 'scan'
        ? scannedTables(documents, names, SEGMENTS)
        : exportedTables({ dynamodb: new DynamoDBClient({}), s3, tables: arns, bucket: env.ROLLS_BUCKET, own }),
    rolls: storedRolls({
      client: s3,
      bucket: env.ROLLS_BUCKET,
      atBackup: env.BACKUPS === 'export',
      rows: async function* (file, county) {
        const source = await storedRoll(s3, env.ROLLS_BUCKET, { ...file, rows: 0, sha256: '' });
        yield* rowsOf(nodeTools, readableRoll(source), county);
      },
    }),
  };
};
