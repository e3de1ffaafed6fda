import { DeleteObjectCommand, GetObjectCommand, HeadObjectCommand, NotFound, type S3Client } from '@aws-sdk/client-s3';
import { storeLines } from '../../../shared/s3/temporary-lines.ts';
import { Difference } from '../../domain/difference.ts';
import type { DifferencePage, DifferencePublisher, PublishedDifferences } from '../../ports/rolls.ts';
import { agedDifferencesOf } from './aged-differences.ts';
import { inboxKey, NDJSON } from './comparison-store.ts';

/** Bytes fetched for one page; a page ends at the last whole line inside. */
const PAGE_BYTES = 1 << 20;

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

/** The bytes of an object from `from` to before `to`. */
type ReadBytes = (from: number, to: number) => Promise<Buffer>;

/**
 * The first whole lines from `offset` on, of a block that is as large as the first of them needs; null when no line
 * begins at `offset`.
 */
const linesFrom = async (
  read: ReadBytes,
  { offset, size, limit }: { readonly offset: number; readonly size: number; readonly limit: number },
  blockBytes = PAGE_BYTES,
): Promise<{ lines: string[]; bytes: number } | null> => {
  // One byte more in front: a line begins where the one before it has ended, and nowhere else.
  const before = offset === 0 ? 0 : 1;
  const end = Math.min(size, offset + blockBytes);
  const block = await read(offset - before, end);
  if (before === 1 && block[0] !== NEWLINE) return null;
  const found = wholeLines(block.subarray(before), limit);
  return found.bytes === 0 && end < size ? linesFrom(read, { offset, size, limit }, blockBytes * 2) : found;
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

/** Undefined when the object is not there: its time has passed. */
const sizeOf = async (
  client: S3Client,
  object: { readonly Bucket: string; readonly Key: string },
): Promise<number | undefined> => {
  try {
    return (await client.send(new HeadObjectCommand(object))).ContentLength ?? 0;
  } catch (error) {
    if (error instanceof NotFound) return undefined;
    throw error;
  }
};

/** Reads published differences from the inbox bucket, a block at a time, whatever the number of differences. */
export const s3PublishedDifferences = (client: S3Client, inbox: string): PublishedDifferences => ({
  page: async (check, cursor, limit): Promise<DifferencePage | 'deleted' | null> => {
    const offset = offsetOf(cursor);
    if (offset === null) return null;
    const object = { Bucket: inbox, Key: inboxKey(check) };
    const size = await sizeOf(client, object);
    if (size === undefined) return 'deleted';
    // A cursor is handed out only while something follows.
    if (offset >= size) return cursor === undefined ? { differences: [], cursor: null } : null;
    const read: ReadBytes = async (from, to) => {
      const { Body } = await client.send(new GetObjectCommand({ ...object, Range: `bytes=${from}-${to - 1}` }));
      return Buffer.from((await Body?.transformToByteArray()) ?? []);
    };
    const found = await linesFrom(read, { offset, size, limit });
    if (!found) return null;
    const { lines, bytes } = found;
    const next = offset + bytes;
    return {
      differences: lines.map((line) => Difference.parse(JSON.parse(line))),
      cursor: next < size && bytes > 0 ? Buffer.from(String(next)).toString('base64url') : null,
    };
  },
});
