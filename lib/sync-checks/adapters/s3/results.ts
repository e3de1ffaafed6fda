import type { S3Client } from '@aws-sdk/client-s3';
import { storeLines } from '../../../shared/s3/temporary-lines.ts';
import type { SyncCheck } from '../../domain/check.ts';
import type { CompareCheck } from '../../ports/rolls.ts';
import { compareRolls } from '../rolls/compare-rolls.ts';
import { storedRoll } from './stored-roll.ts';

type Check = Pick<SyncCheck, 'id' | 'county'>;

/** Where a check's differences wait until they are published. */
export const resultKey = (check: Check): string => `results/${check.county}/${check.id}/differences.ndjson`;

/** Where each difference's first date is kept, for the next check. */
export const agesKey = (check: Check): string => `results/${check.county}/${check.id}/ages.ndjson`;

export const NDJSON = 'application/x-ndjson';

/** Compares the pinned rolls of a check in the rolls bucket. */
export const s3CompareCheck =
  (client: S3Client, bucket: string): CompareCheck =>
  async (check) => {
    if (!check.extract || !check.votecal) throw new Error('This check has no two rolls to compare.');
    const ems = await storedRoll(client, bucket, check.extract);
    const votecal = await storedRoll(client, bucket, check.votecal);
    return storeLines(client, { bucket, key: resultKey(check), contentType: NDJSON }, async ({ write }) => {
      const report = await compareRolls({
        ems,
        votecal,
        county: check.county,
        onDifference: (difference) => write(JSON.stringify(difference)),
      });
      return { value: report, keep: report.ok };
    });
  };
