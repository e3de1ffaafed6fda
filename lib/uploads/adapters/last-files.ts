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
import { type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { StoredInstant, toStoredInstant } from '../../shared/dynamodb/instants.ts';
import { objectLines } from '../../shared/s3/object-lines.ts';
import { ROW_BYTES } from '../domain/known-rows.ts';
import type { LastFiles, RowListWriter } from '../ports.ts';
import { uploadPrefix } from './upload-files.ts';

const StoredLast = z.object({
  uploadId: z.string(),
  sha256: z.string(),
  seeds: z.tuple([z.int(), z.int()]),
  rows: z.int(),
  wholeAt: StoredInstant,
  lists: z.array(z.string()),
  padded: z.int().nullable(),
});

const lastKey = (electionId: string, county: string, kind: string) => ({
  pk: `LAST-FILE#${electionId}`,
  sk: `${county}#${kind}`,
});

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

/** Keeps which file was a county's last in the uploads table. */
export const dynamodbLastFile = (
  client: DynamoDBDocumentClient,
  TableName: string,
): Pick<LastFiles, 'find' | 'keep'> => ({
  find: async (electionId, county, kind) => {
    const Key = lastKey(electionId, county, kind);
    const { Item } = await client.send(new GetCommand({ TableName, Key, ConsistentRead: true }));
    return Item && StoredLast.parse(Item);
  },
  keep: async (electionId, county, kind, last, now) => {
    const Item = {
      ...lastKey(electionId, county, kind),
      ...last,
      wholeAt: toStoredInstant(last.wholeAt),
      keptAt: toStoredInstant(now),
    };
    await client.send(new PutCommand({ TableName, Item }));
  },
});

/** The same, with its lists in the rolls bucket beside it. */
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
