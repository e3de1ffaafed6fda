import type { S3Client } from '@aws-sdk/client-s3';
import { decompressed, HollowFile, isCompressionError } from '../../lib/sync-checks/adapters/rolls/decompressed.ts';
import type { Unpack } from '../../lib/uploads/adapters/file-text.ts';
import { s3UploadFiles } from '../../lib/uploads/adapters/upload-files.ts';
import type { UploadFiles } from '../../lib/uploads/ports.ts';

/** Files are unpacked as the sync checks unpack rolls. */
export const unpack: Unpack = {
  unpack: decompressed,
  refusalOf: (error) => {
    if (error instanceof HollowFile) return 'hollow-compression';
    return isCompressionError(error) ? 'broken-compression' : undefined;
  },
};

/** The files of uploads in the rolls bucket. */
export const filesIn = (client: S3Client, bucket: string): UploadFiles => s3UploadFiles(client, bucket, unpack);
