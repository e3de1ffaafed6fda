import {
  GetObjectCommand,
  ListObjectVersionsCommand,
  type ListObjectVersionsCommandOutput,
  type ObjectVersion,
  type S3Client,
} from '@aws-sdk/client-s3';
import type { SourceFile } from '../domain/copy.ts';

export type VersionSettings = {
  readonly client: S3Client;
  readonly bucket: string;
  /** Whether versions count up to the backups' moment. On the emulator, whose clock is another one, the newest count. */
  readonly atBackup: boolean;
};

/** A version as a file of the source. */
export const fileOf = ({ Key = '', VersionId, Size = 0 }: ObjectVersion): SourceFile => ({
  key: Key,
  versionId: VersionId === undefined || VersionId === 'null' ? null : VersionId,
  bytes: Size,
});

/** Every version of the objects below a prefix. */
export async function* versionsIn({ client, bucket }: VersionSettings, prefix: string): AsyncGenerator<ObjectVersion> {
  let from: { readonly KeyMarker?: string; readonly VersionIdMarker?: string } | undefined = {};
  while (from) {
    const page: ListObjectVersionsCommandOutput = await client.send(
      new ListObjectVersionsCommand({ Bucket: bucket, Prefix: prefix, ...from }),
    );
    yield* page.Versions ?? [];
    const { IsTruncated, NextKeyMarker: KeyMarker, NextVersionIdMarker: VersionIdMarker } = page;
    from = IsTruncated
      ? { ...(KeyMarker ? { KeyMarker } : {}), ...(VersionIdMarker ? { VersionIdMarker } : {}) }
      : undefined;
  }
}

/** The text of this very version. Throws when it is not there any more. */
export const textOf = async ({ client, bucket }: VersionSettings, { key, versionId }: SourceFile): Promise<string> => {
  const version = versionId === null ? {} : { VersionId: versionId };
  const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key, ...version }));
  return (await Body?.transformToString()) ?? '';
};
