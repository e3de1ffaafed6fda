import { DeleteObjectCommand, GetObjectCommand, HeadObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { storeLines } from '../../../shared/s3/temporary-lines.ts';
import type { SyncCheck } from '../../domain/check.ts';
import { Difference } from '../../domain/difference.ts';
import type { DifferencePage, DifferencePublisher, PublishedDifferences } from '../../ports/rolls.ts';
import { agedDifferencesOf } from './aged-differences.ts';
import { NDJSON } from './comparison-store.ts';

type Check = Pick<SyncCheck, 'id' | 'county'>;

/** Bytes fetched for one page; a page ends at the last whole line inside. */
const PAGE_BYTES = 1 << 20;

const inboxKey = (check: Check): string => `differences/${check.county}/${check.id}.ndjson`;

const NEWLINE = 0x0a;

/** The first whole lines of a block, at most `limit`, and how many bytes they take. */
const wholeLines = (block: Buffer, limit: number): { lines: string[]; bytes: number } => {
  const lines: string[] = [];
  let start = 0;
  while (lines.length < limit) {
    const end = block.indexOf(NEWLINE, start);
    if (end < 0) break;
    lines.push(block.toString('utf8', start, end));
    start = end + 1;
  }
  return { lines, bytes: start };
};

/** Where a cursor points; null when it is not one of ours. */
const offsetOf = (cursor: string | undefined): number | null => {
  if (cursor === undefined) return 0;
  const text = Buffer.from(cursor, 'base64url').toString('latin1');
  return /^\d{1,13}$/.test(text) ? Number(text) : null;
};

/**
 * Publishes from the rolls bucket, where results wait, into the inbox bucket: each difference with the date on which it
 * was first found.
 */
export const s3DifferencePublisher = (
  client: S3Client,
  buckets: { readonly rolls: string; readonly inbox: string },
): DifferencePublisher => ({
  publish: (check) =>
    storeLines(client, { bucket: buckets.inbox, key: inboxKey(check), contentType: NDJSON }, async ({ write }) => {
      for await (const { difference, since } of agedDifferencesOf(client, buckets.rolls, check)) {
        await write(JSON.stringify({ ...difference, since: since.toString() }));
      }
      return { value: undefined, keep: true };
    }),
  withdraw: async (check) => {
    await client.send(new DeleteObjectCommand({ Bucket: buckets.inbox, Key: inboxKey(check) }));
  },
});

/** Reads published differences from the inbox bucket, a block at a time, whatever the number of differences. */
export const s3PublishedDifferences = (client: S3Client, inbox: string): PublishedDifferences => ({
  page: async (check, cursor, limit): Promise<DifferencePage | null> => {
    const offset = offsetOf(cursor);
    if (offset === null) return null;
    const object = { Bucket: inbox, Key: inboxKey(check) };
    const size = (await client.send(new HeadObjectCommand(object))).ContentLength ?? 0;
    if (offset >= size) return { differences: [], cursor: null };
    const range = `bytes=${offset}-${Math.min(size, offset + PAGE_BYTES) - 1}`;
    const { Body } = await client.send(new GetObjectCommand({ ...object, Range: range }));
    const { lines, bytes } = wholeLines(Buffer.from((await Body?.transformToByteArray()) ?? []), limit);
    const next = offset + bytes;
    return {
      differences: lines.map((line) => Difference.parse(JSON.parse(line))),
      cursor: next < size && bytes > 0 ? Buffer.from(String(next)).toString('base64url') : null,
    };
  },
});
