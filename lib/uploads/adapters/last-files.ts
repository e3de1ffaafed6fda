import { closeSync, createReadStream, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import {
  GetObjectCommand,
  HeadObjectCommand,
  NoSuchKey,
  NotFound,
  PutObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { objectLines } from '../../shared/s3/object-lines.ts';
import { ROW_BYTES } from '../domain/known-rows.ts';
import type { LastFiles, RowListWriter } from '../ports.ts';
import { dynamodbLastFile } from './last-file.ts';
import { uploadPrefix } from './upload-files.ts';

/** So much is written at once. */
const BUFFER = 1 << 18;

/** A file of this machine that is written piece by piece and stored as one object. */
const spill = (path: string) => {
  const file = openSync(path, 'wx', 0o600);
  const buffer = Buffer.allocUnsafe(BUFFER);
  let filled = 0;
  const flush = (): void => {
    for (let at = 0; at < filled; ) at += writeSync(file, buffer, at, filled - at);
    filled = 0;
  };
  return {
    bytes: (piece: Uint8Array): void => {
      if (filled + piece.length > BUFFER) flush();
      buffer.set(piece, filled);
      filled += piece.length;
    },
    line: (text: string): void => {
      if (filled + text.length * 3 + 1 > BUFFER) flush();
      filled += buffer.write(`${text}\n`, filled);
    },
    end: (): void => {
      flush();
      closeSync(file);
    },
  };
};

const collectInto = (client: S3Client, bucket: string, key: string): RowListWriter => {
  const folder = mkdtempSync(join(tmpdir(), 'rows-'));
  const paths = { digests: join(folder, 'digests'), subjects: join(folder, 'subjects') };
  const digests = spill(paths.digests);
  const subjects = spill(paths.subjects);
  let isOpen = true;
  const close = (): void => {
    if (!isOpen) return;
    isOpen = false;
    digests.end();
    subjects.end();
  };
  const store = async (path: string, Key: string): Promise<void> => {
    const ContentLength = (await stat(path)).size;
    await client.send(new PutObjectCommand({ Bucket: bucket, Key, ContentLength, Body: createReadStream(path) }));
  };
  return {
    add: (digest, subject) => {
      digests.bytes(digest);
      subjects.line(subject);
    },
    keep: async () => {
      close();
      await store(paths.subjects, `${key}.txt`);
      await store(paths.digests, `${key}.bin`);
      return key;
    },
    discard: async () => {
      close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

/** Which file was a county's last, in the uploads table, and its lists in the rolls bucket beside it. */
export const lastFilesIn = (
  { dynamodb, s3 }: { readonly dynamodb: DynamoDBDocumentClient; readonly s3: S3Client },
  { table, bucket }: { readonly table: string; readonly bucket: string },
): LastFiles => {
  const isThere = async (Key: string): Promise<boolean> => {
    try {
      await s3.send(new HeadObjectCommand({ Bucket: bucket, Key }));
      return true;
    } catch (error) {
      if (error instanceof NotFound || error instanceof NoSuchKey) return false;
      throw error;
    }
  };
  const digestsOf = async function* (Key: string): AsyncGenerator<Uint8Array> {
    const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key }));
    if (!(Body instanceof Readable)) throw new Error('S3 gave an object without a body.');
    let rest: Buffer = Buffer.alloc(0);
    for await (const piece of Body as AsyncIterable<Buffer>) {
      const bytes = rest.length === 0 ? piece : Buffer.concat([rest, piece]);
      const whole = bytes.length - (bytes.length % ROW_BYTES);
      yield bytes.subarray(0, whole);
      rest = bytes.subarray(whole);
    }
  };
  return {
    ...dynamodbLastFile(dynamodb, table),

    rows: async (_county, { lists }) => {
      for (const list of lists) if (!(await isThere(`${list}.bin`))) return 'lost';
      return {
        digests: async function* () {
          for (const list of lists) yield* digestsOf(`${list}.bin`);
        },
        subjects: async function* () {
          for (const list of lists) yield* objectLines(s3, bucket, `${list}.txt`);
        },
      };
    },

    collect: async (place, part) => collectInto(s3, bucket, `${uploadPrefix(place)}${part}`),
  };
};
