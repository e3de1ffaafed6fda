import type { S3Client } from '@aws-sdk/client-s3';
import { storeLines } from '../../../shared/s3/temporary-lines.ts';
import type { SyncCheck } from '../../domain/check.ts';
import type { ComparisonStore } from '../../ports/comparison.ts';
import { readableRoll } from '../rolls/readable-roll.ts';
import { storedPrecincts } from './stored-precincts.ts';
import { storedRoll } from './stored-roll.ts';

type Check = Pick<SyncCheck, 'id' | 'county' | 'redrives'>;

/** Each run of a check has a place of its own: a step of a stopped execution overwrites nothing of the next. */
const runOf = ({ id, redrives }: Check): string => (redrives === 0 ? id : `${id}-r${redrives}`);

/** Where a check's differences wait until they are published. */
export const resultKey = (check: Check): string => `results/${check.county}/${runOf(check)}/differences.ndjson`;

/** Where each difference's first date is kept, for the next check. */
export const agesKey = (check: Check): string => `results/${check.county}/${runOf(check)}/ages.ndjson`;

/** Where the differences of a check lie for its county, in the inbox bucket. */
export const inboxKey = (check: Check): string => `differences/${check.county}/${runOf(check)}.ndjson`;

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
  precinctsOf: async ({ extract, votecal }) => ({
    ems: extract?.precincts && (await storedPrecincts(client, bucket, extract.precincts)),
    votecal: votecal?.precincts && (await storedPrecincts(client, bucket, votecal.precincts)),
  }),
  keepDifferences: (check, compare) =>
    storeLines(client, { bucket, key: resultKey(check), contentType: NDJSON }, async ({ write }) => {
      const result = await compare((difference) => write(JSON.stringify(difference)));
      return { value: result, keep: result.ok };
    }),
});
