import { Readable } from 'node:stream';
import {
  GetObjectCommand,
  HeadObjectCommand,
  NoSuchKey,
  NotFound,
  PutObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import * as z from 'zod';
import { StoredAudience, StoredCounts } from '../../ballot-tracking/domain/plan/stored-plan.ts';
import { objectLines } from '../../shared/s3/object-lines.ts';
import { storeText } from '../../shared/s3/temporary-lines.ts';
import type { Reading } from '../domain/chunk.ts';
import { FILE_KINDS, LAYOUTS } from '../domain/layout.ts';
import type { ChunkOutcomes, FilePlace, ResultName, UploadFiles } from '../ports.ts';
import { openText, type Unpack } from './file-text.ts';
import { gatheredRows } from './gathered-rows.ts';

/** How long a URL of ours works. */
const URL_SECONDS = 3_600;

/** Where everything about an upload is. */
export const uploadPrefix = ({ county, uploadId }: FilePlace): string => `uploads/${county}/${uploadId}/`;

const numbered = (
  place: FilePlace,
  folder: 'chunks' | 'groups' | 'parts' | 'audiences' | 'outcomes',
  number: number,
): string => `${uploadPrefix(place)}${folder}/${String(number).padStart(6, '0')}.json`;

const StoredReading: z.ZodType<Reading> = z.object({
  kind: z.enum(FILE_KINDS),
  dialect: z
    .discriminatedUnion('format', [
      z.object({
        format: z.literal('csv'),
        separator: z.string(),
        header: z.string(),
        places: z.array(z.int().nullable()),
      }),
      z.object({ format: z.literal('ndjson') }),
      z.object({ format: z.literal('json') }),
    ])
    .nullable(),
  doubled: z.int().exactOptional(),
  groups: z.int().exactOptional(),
  seeds: z.tuple([z.int(), z.int()]),
  paddedBefore: z.int().nullable(),
  padded: z.int().nullable(),
  isPart: z.boolean(),
  wholeSince: z.string().nullable(),
  knownList: z.string(),
});
const StoredRows = z.array(
  z.object({ line: z.int(), text: z.string(), fault: z.enum(['row-too-long', 'bad-quotes']).exactOptional() }),
);
const StoredPart = z.object({ counts: StoredCounts, newcomers: StoredRows });
const StoredOutcomes = z.object({
  outcomes: z.array(
    z.object({
      line: z.int(),
      result: z.enum(['held', 'rejected', 'flagged']),
      voterId: z.string(),
      itemId: z.string(),
      field: z.string(),
      code: z.string(),
      sentence: z.string(),
      text: z.string().exactOptional(),
    }),
  ),
  digests: z.base64(),
  subjects: z.array(z.string()),
});

const TYPES: Readonly<Record<ResultName, string>> = {
  'results.csv': 'text/csv; charset=utf-8',
  'rejected.csv': 'text/csv; charset=utf-8',
  'rejected.ndjson': 'application/x-ndjson',
  'rejected.json': 'application/json',
  'gone.tsv': 'text/tab-separated-values',
};

/** Files of uploads in the rolls bucket, under `uploads/<county>/<uploadId>/`. */
export const s3UploadFiles = (client: S3Client, bucket: string, unpack: Unpack): UploadFiles => {
  const put = async (Key: string, value: unknown): Promise<void> => {
    const Body = JSON.stringify(value);
    await client.send(new PutObjectCommand({ Bucket: bucket, Key, Body, ContentType: 'application/json' }));
  };
  const get = async (Key: string): Promise<unknown> => {
    const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key }));
    return JSON.parse((await Body?.transformToString()) ?? '');
  };
  const fileKey = (place: FilePlace): string => `${uploadPrefix(place)}file`;
  return {
    offer: (place, bytes) =>
      getSignedUrl(
        client,
        // A length that is signed is a condition: S3 refuses a file of any other.
        new PutObjectCommand({
          Bucket: bucket,
          Key: fileKey(place),
          ...(bytes === undefined ? {} : { ContentLength: bytes }),
        }),
        { expiresIn: URL_SECONDS },
      ),

    find: async (place) => {
      try {
        const { ContentLength = 0 } = await client.send(new HeadObjectCommand({ Bucket: bucket, Key: fileKey(place) }));
        return { bytes: ContentLength };
      } catch (error) {
        if (error instanceof NotFound || error instanceof NoSuchKey) return undefined;
        throw error;
      }
    },

    open: async (place, kind) => {
      const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: fileKey(place) }));
      if (!(Body instanceof Readable)) throw new Error('S3 gave an object without a body.');
      Body.on('error', () => undefined);
      return openText(Body, unpack, () => Body.destroy(), LAYOUTS[kind].feed !== undefined);
    },

    writeChunk: (place, number, rows) => put(numbered(place, 'chunks', number), rows),
    readChunk: async (place, number) => StoredRows.parse(await get(numbered(place, 'chunks', number))),
    writeGroup: (place, number, rows) => put(numbered(place, 'groups', number), rows),
    readGroup: async (place, number) => StoredRows.parse(await get(numbered(place, 'groups', number))),
    gather: gatheredRows,
    keepReading: (place, reading) => put(`${uploadPrefix(place)}reading.json`, reading),
    reading: async (place) => StoredReading.parse(await get(`${uploadPrefix(place)}reading.json`)),

    listChunks: async (place, chunks, list) => {
      const key = `uploads/runs/${place.uploadId}-${list}.json`;
      await put(
        key,
        Array.from({ length: chunks }, (_, at) => ({ chunk: at + 1 })),
      );
      return { bucket, key };
    },

    keepPart: (place, number, part) => put(numbered(place, 'parts', number), part),
    part: async (place, number) => StoredPart.parse(await get(numbered(place, 'parts', number))),
    keepAudience: (place, number, audience) => put(numbered(place, 'audiences', number), audience),
    audience: async (place, number) => StoredAudience.parse(await get(numbered(place, 'audiences', number))),
    keepCounts: (place, counts) => put(`${uploadPrefix(place)}counts.json`, counts),
    counts: async (place) => {
      try {
        return StoredCounts.parse(await get(`${uploadPrefix(place)}counts.json`));
      } catch (error) {
        if (error instanceof NoSuchKey) return undefined;
        throw error;
      }
    },

    writeOutcomes: (place, number, { outcomes, taken }) =>
      put(numbered(place, 'outcomes', number), {
        outcomes,
        digests: Buffer.from(taken.digests).toString('base64'),
        subjects: taken.subjects,
      }),
    readOutcomes: async (place, number): Promise<ChunkOutcomes> => {
      const { outcomes, digests, subjects } = StoredOutcomes.parse(await get(numbered(place, 'outcomes', number)));
      return { outcomes, taken: { digests: Buffer.from(digests, 'base64'), subjects } };
    },

    gone: (place) => objectLines(client, bucket, `${uploadPrefix(place)}gone.tsv`),

    store: (place, name, write) =>
      storeText(client, { bucket, key: uploadPrefix(place) + name, contentType: TYPES[name] }, async (text) => {
        await write(text);
        return { value: undefined, keep: true };
      }),

    fetchUrl: (place, name, fileName) =>
      getSignedUrl(
        client,
        new GetObjectCommand({
          Bucket: bucket,
          Key: uploadPrefix(place) + name,
          ResponseContentType: TYPES[name],
          ResponseContentDisposition: `attachment; filename="${fileName}"`,
        }),
        { expiresIn: URL_SECONDS },
      ),
  };
};
