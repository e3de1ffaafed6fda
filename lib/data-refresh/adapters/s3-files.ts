import { createHash } from 'node:crypto';
import {
  GetObjectCommand,
  NoSuchKey,
  PutObjectCommand,
  paginateListObjectsV2,
  type S3Client,
} from '@aws-sdk/client-s3';
import { objectLines } from '../../shared/s3/object-lines.ts';
import { storeLines } from '../../shared/s3/temporary-lines.ts';
import type { Files } from '../ports.ts';

/** Files in a bucket, this account's or the one of the other stage. */
export const s3Files = (client: S3Client, bucket: string): Files => ({
  read: async (key) => {
    try {
      const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
      return (await Body?.transformToString()) ?? '';
    } catch (error) {
      if (error instanceof NoSuchKey) return undefined;
      throw error;
    }
  },

  write: async (key, text) => {
    await client.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: text }));
  },

  writeLines: (key, lines) =>
    storeLines(client, { bucket, key, contentType: 'text/plain; charset=utf-8' }, async (writer) => {
      const hash = createHash('sha256');
      let rows = 0;
      for await (const line of lines) {
        hash.update(`${line}\n`);
        await writer.write(line);
        rows += 1;
      }
      return { value: { sha256: hash.digest('hex'), rows }, keep: true };
    }),

  lines: (key) => objectLines(client, bucket, key),

  list: async (prefix) => {
    const keys: string[] = [];
    for await (const page of paginateListObjectsV2({ client }, { Bucket: bucket, Prefix: prefix })) {
      keys.push(...(page.Contents ?? []).flatMap(({ Key }) => Key ?? []));
    }
    return keys;
  },
});
