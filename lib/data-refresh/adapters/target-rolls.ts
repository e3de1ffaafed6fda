import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { CopyObjectCommand, GetObjectCommand, NoSuchKey, type S3Client } from '@aws-sdk/client-s3';
import type { TargetRolls } from '../ports.ts';

/** The rolls bucket of the County Test Environment, filled from the bucket of the source’s copies. */
export const s3TargetRolls = (
  client: S3Client,
  { rolls, source }: { readonly rolls: string; readonly source: string },
): TargetRolls => ({
  take: async (key, object) => {
    await client.send(new CopyObjectCommand({ Bucket: rolls, Key: object, CopySource: `${source}/${key}` }));
  },
  hashOf: async (object) => {
    try {
      const { Body } = await client.send(new GetObjectCommand({ Bucket: rolls, Key: object }));
      if (!(Body instanceof Readable)) throw new Error('S3 answered without a readable body.');
      const hash = createHash('sha256');
      for await (const chunk of Body) hash.update(chunk);
      return hash.digest('hex');
    } catch (error) {
      if (error instanceof NoSuchKey) return undefined;
      throw error;
    }
  },
});
