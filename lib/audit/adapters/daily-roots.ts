import {
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  type S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { DailyRoot } from '../domain/daily-root.ts';
import type { DailyRoots } from '../ports.ts';

const PREFIX = 'roots/';
const keyOf = (number: number): string => `${PREFIX}${String(number).padStart(6, '0')}.json`;

/** What S3 answers when an object is there, or another one is just being put. */
const TAKEN = [409, 412];

/** The daily roots in the audit bucket, one object each. The bucket locks what is put; here nothing is put twice. */
export const s3DailyRoots = (client: S3Client, bucket: string): DailyRoots => {
  const keysAfter = async (number: number, limit: number): Promise<string[]> => {
    const keys: string[] = [];
    let token: string | undefined;
    do {
      const listed = await client.send(
        new ListObjectsV2Command({
          Bucket: bucket,
          Prefix: PREFIX,
          StartAfter: keyOf(number),
          ContinuationToken: token,
        }),
      );
      keys.push(...(listed.Contents ?? []).flatMap(({ Key }) => (Key === undefined ? [] : [Key])));
      token = listed.NextContinuationToken;
    } while (token !== undefined && keys.length < limit);
    return keys.slice(0, limit);
  };
  const read = async (Key: string): Promise<DailyRoot> => {
    const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key }));
    return DailyRoot.parse(JSON.parse((await Body?.transformToString()) ?? ''));
  };
  return {
    newest: async () => {
      const last = (await keysAfter(0, Number.POSITIVE_INFINITY)).at(-1);
      return last === undefined ? undefined : read(last);
    },
    after: async (number, limit) => Promise.all((await keysAfter(number, limit)).map(read)),
    put: async (root) => {
      try {
        await client.send(
          new PutObjectCommand({
            Bucket: bucket,
            Key: keyOf(root.number),
            Body: JSON.stringify(root),
            ContentType: 'application/json',
            IfNoneMatch: '*',
          }),
        );
        return 'put';
      } catch (error) {
        if (error instanceof S3ServiceException && TAKEN.includes(error.$metadata.httpStatusCode ?? 0)) return 'exists';
        throw error;
      }
    },
  };
};
