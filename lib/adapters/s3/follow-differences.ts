import type { S3Client } from '@aws-sdk/client-s3';
import { pacificDate, Temporal } from '../../domain/shared/time.ts';
import type { SyncCheck } from '../../domain/sync/check.ts';
import { Difference } from '../../domain/sync/difference.ts';
import { type AgedDifference, trackResolution } from '../../domain/sync/resolution.ts';
import type { FollowDifferences } from '../../ports/sync-resolution.ts';
import { objectLines } from './object-lines.ts';
import { agesKey, resultKey } from './sync-results.ts';
import { storeLines } from './temporary-lines.ts';

/** Follows differences through the results in the rolls bucket. Ages are one date a line, beside the differences. */
export const s3FollowDifferences = (client: S3Client, bucket: string): FollowDifferences => {
  async function* differencesOf(check: SyncCheck): AsyncGenerator<Difference> {
    for await (const line of objectLines(client, bucket, resultKey(check))) yield Difference.parse(JSON.parse(line));
  }

  async function* agedDifferencesOf(check: SyncCheck | undefined): AsyncGenerator<AgedDifference> {
    if (!check) return;
    const ages = objectLines(client, bucket, agesKey(check));
    for await (const difference of differencesOf(check)) {
      const age = await ages.next();
      const since = age.done ? pacificDate(check.requestedAt) : Temporal.PlainDate.from(age.value);
      yield { difference, since };
    }
  }

  return (check, previous, today) =>
    storeLines(client, { bucket, key: agesKey(check), contentType: 'text/plain' }, async ({ write }) => {
      const counts = await trackResolution(differencesOf(check), agedDifferencesOf(previous), today, (since) =>
        write(since.toString()),
      );
      return { value: { previousCheckId: previous?.id ?? null, ...counts }, keep: true };
    });
};
