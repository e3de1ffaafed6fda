import type { S3Client } from '@aws-sdk/client-s3';
import { storeLines } from '../../../shared/s3/temporary-lines.ts';
import type { SyncCheck } from '../../domain/check.ts';
import type { ComparisonStore } from '../../ports/comparison.ts';
import { readableRoll } from '../rolls/readable-roll.ts';
import { storedRoll } from './stored-roll.ts';

type Check = Pick<SyncCheck, 'id' | 'county'>;

/** Where a check's differences wait until they are published. */
export const resultKey = (check: Check): string => `results/${check.county}/${check.id}/differences.ndjson`;

/** Where each difference's first date is kept, for the next check. */
export const agesKey = (check: Check): string => `results/${check.county}/${check.id}/ages.ndjson`;

export const NDJSON = 'application/x-ndjson';

/** The rolls of checks in the rolls bucket, and beside them what their comparisons found. */
export const s3ComparisonStore = (client: S3Client, bucket: string): ComparisonStore => ({
  rollsOf: async ({ extract, votecal }) => {
    if (!extract || !votecal) throw new Error('This check has no two rolls to compare.');
    return {
      ems: readableRoll(await storedRoll(client, bucket, extract)),
      votecal: readableRoll(await storedRoll(client, bucket, votecal)),
    };
  },
  keepDifferences: (check, compare) =>
    storeLines(client, { bucket, key: resultKey(check), contentType: NDJSON }, async ({ write }) => {
      const result = await compare((difference) => write(JSON.stringify(difference)));
      return { value: result, keep: result.ok };
    }),
});
