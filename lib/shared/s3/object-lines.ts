import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { GetObjectCommand, NoSuchKey, type S3Client } from '@aws-sdk/client-s3';

/** The lines of an object, one at a time; none when the object is not there. */
export async function* objectLines(client: S3Client, bucket: string, key: string): AsyncGenerator<string> {
  const body = await openObject(client, bucket, key);
  if (!body) return;
  for await (const line of createInterface({ input: body, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line !== '') yield line;
  }
}

const openObject = async (client: S3Client, bucket: string, key: string): Promise<Readable | null> => {
  try {
    const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
    return Body instanceof Readable ? Body : null;
  } catch (error) {
    if (error instanceof NoSuchKey) return null;
    throw error;
  }
};
