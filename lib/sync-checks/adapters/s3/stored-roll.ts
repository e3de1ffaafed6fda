import { Readable } from 'node:stream';
import { GetObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import type { PinnedRoll } from '../../domain/pinned-roll.ts';
import { recogniseRoll } from '../rolls/recognise-roll.ts';
import type { RollSource } from '../rolls/roll-source.ts';

/** Stored bytes read to tell what a file is: more than zstd needs to give its first block, however little it saves. */
export const SNIFFED_BYTES = 262_144;

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
  return {
    open: () => open(),
    expected: { rows: roll.rows, sha256: roll.sha256, bytes: roll.bytes },
    ...(await recogniseRoll(() => (roll.bytes > 0 ? open(`bytes=0-${SNIFFED_BYTES - 1}`) : Readable.from([])))),
    canonical: roll.canonical ?? false,
  };
};
