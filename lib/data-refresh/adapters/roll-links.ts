import { GetObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import type { LinkToRoll } from '../ports.ts';

/** How long a link works: a page is looked at, and the file fetched. */
const LINK_SECONDS = 3_600;

/** Links to files of the rolls bucket. */
export const s3RollLinks =
  (client: S3Client, bucket: string): LinkToRoll =>
  (object, fileName) =>
    getSignedUrl(
      client,
      new GetObjectCommand({
        Bucket: bucket,
        Key: object,
        ResponseContentType: 'text/csv; charset=utf-8',
        ResponseContentDisposition: `attachment; filename="${fileName}"`,
      }),
      { expiresIn: LINK_SECONDS },
    );
