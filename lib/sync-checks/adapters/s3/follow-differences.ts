import type { S3Client } from '@aws-sdk/client-s3';
import { storeLines } from '../../../shared/s3/temporary-lines.ts';
import { type AgedDifference, trackResolution } from '../../domain/resolution.ts';
import type { FollowDifferences } from '../../ports/rolls.ts';
import { agedDifferencesOf, differencesOf } from './aged-differences.ts';
import { agesKey } from './comparison-store.ts';

async function* nothing(): AsyncGenerator<AgedDifference> {}

/** Follows differences through the results in the rolls bucket. Ages are one date a line, beside the differences. */
export const s3FollowDifferences =
  (client: S3Client, bucket: string): FollowDifferences =>
  (check, previous, today) =>
    storeLines(client, { bucket, key: agesKey(check), contentType: 'text/plain' }, async ({ write }) => {
      const old = previous ? agedDifferencesOf(client, bucket, previous) : nothing();
      const counts = await trackResolution(differencesOf(client, bucket, check), old, today, (since) =>
        write(since.toString()),
      );
      return { value: { previousCheckId: previous?.id ?? null, ...counts }, keep: true };
    });
