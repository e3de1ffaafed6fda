import { createHash } from 'node:crypto';
import { GetObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { GUARDS } from '../../domain/compare/guards-data.ts';
import type { PinnedFile } from '../../domain/pinned-roll.ts';
import type { PrecinctsFile } from '../../domain/precincts/compare-precincts.ts';

/** A pinned file of precincts and districts, whole: this very version. One past the limit is not read. */
export const storedPrecincts = async (
  client: S3Client,
  bucket: string,
  { key, versionId, rows, sha256, bytes }: PinnedFile,
): Promise<PrecinctsFile> => {
  const expected = { rows, sha256, bytes };
  if (bytes > GUARDS.limits.precinctsBytes) return { bytes: null, sha256: null, expected };
  const { Body } = await client.send(
    new GetObjectCommand({ Bucket: bucket, Key: key, ...(versionId === null ? {} : { VersionId: versionId }) }),
  );
  const read = (await Body?.transformToByteArray()) ?? new Uint8Array();
  return { bytes: read, sha256: createHash('sha256').update(read).digest('hex'), expected };
};
