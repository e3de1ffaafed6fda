import { Readable } from 'node:stream';
import { constants, gunzipSync, zstdDecompressSync } from 'node:zlib';
import { GetObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import type { PinnedRoll } from '../../domain/check.ts';
import type { RollCompression, RollFormat } from '../../domain/roll-format.ts';
import type { RollSource } from '../rolls/roll-source.ts';

/** Bytes read to tell how a file is written: more than zstd needs to give its first block, however little it saves. */
export const SNIFFED_BYTES = 262_144;

const startsWith = (bytes: Uint8Array, magic: readonly number[]): boolean =>
  magic.every((byte, index) => bytes[index] === byte);

/** How the file is compressed, by its magic number. */
const compressionOf = (head: Uint8Array): RollCompression => {
  if (startsWith(head, [0x1f, 0x8b])) return 'gzip';
  if (startsWith(head, [0x28, 0xb5, 0x2f, 0xfd])) return 'zstd';
  return 'none';
};

/** The beginning of the text; empty when the compressed beginning is damaged, which the comparison then reports. */
const beginningOf = (head: Uint8Array, compression: RollCompression): Uint8Array => {
  try {
    // The head ends in the middle of the stream on purpose: flush what is there.
    if (compression === 'gzip') return gunzipSync(head, { finishFlush: constants.Z_SYNC_FLUSH });
    if (compression === 'zstd') return zstdDecompressSync(head, { finishFlush: constants.ZSTD_e_flush });
    return head;
  } catch {
    return new Uint8Array();
  }
};

/** How a roll is written and compressed, told from its first bytes and not from its name. */
export const sniffRoll = (head: Uint8Array): { format: RollFormat; compression: RollCompression } => {
  const compression = compressionOf(head);
  const text = new TextDecoder()
    .decode(beginningOf(head, compression))
    .replace(/^\uFEFF/, '')
    .trimStart();
  return { format: text.startsWith('{') ? 'ndjson' : 'csv', compression };
};

/** A pinned roll in a bucket as the comparison reads it: this very version, from its first byte, as often as it asks. */
export const storedRoll = async (
  client: S3Client,
  bucket: string,
  roll: PinnedRoll & { readonly canonical?: boolean },
): Promise<RollSource> => {
  const version = { Bucket: bucket, Key: roll.key, ...(roll.versionId === null ? {} : { VersionId: roll.versionId }) };
  const open = async (range?: string): Promise<Readable> => {
    const { Body } = await client.send(new GetObjectCommand({ ...version, ...(range ? { Range: range } : {}) }));
    if (!(Body instanceof Readable)) throw new Error('S3 answered without a readable body.');
    return Body;
  };
  const chunks: Uint8Array[] = [];
  // An empty object has no range to read.
  if (roll.bytes > 0) for await (const chunk of await open(`bytes=0-${SNIFFED_BYTES - 1}`)) chunks.push(chunk);
  return {
    open: () => open(),
    expected: { rows: roll.rows, sha256: roll.sha256, bytes: roll.bytes },
    ...sniffRoll(Buffer.concat(chunks)),
    canonical: roll.canonical ?? false,
  };
};
