import { randomUUID } from 'node:crypto';
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
import { err, ok } from '../../../shared/result.ts';
import { Temporal } from '../../../shared/time.ts';
import type { SyncRolls } from '../../ports/rolls.ts';

/** How long a presigned upload URL works. */
const UPLOAD_SECONDS = 3_600;

/** An instant in any form of ISO 8601 that names one. */
const IsoInstant = z.string().transform((text) => Temporal.Instant.from(text));

/** What VoteCal states about a snapshot that it delivers. */
const Manifest = z.object({
  /** Whose roll it is; where VoteCal does not say so, the key and the rows do. */
  county: z.string().optional(),
  rows: z.int().nonnegative(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  takenAt: IsoInstant,
  format: z.literal('csv'),
  compression: z.literal('none'),
  canonical: z.boolean().default(false),
  /** VoteCal's word that the roll is whole, though it has far fewer voters than the one before. */
  whole: z.boolean().optional(),
  /** The file of precincts and districts beside it, where VoteCal delivers one. */
  precincts: z.object({ rows: z.int().nonnegative(), sha256: z.string().regex(/^[0-9a-f]{64}$/) }).optional(),
  /** The list of confidential voters beside it. No check reads it; the voter register does. */
  confidential: z.object({ rows: z.int().nonnegative(), sha256: z.string().regex(/^[0-9a-f]{64}$/) }).optional(),
});

/** The file of precincts and districts beside a county's extract. */
const precinctsKey = (extractKey: string): string => `${extractKey}.precincts.csv`;

type Stored = { readonly versionId: string | null; readonly bytes: number };

const isSame = (a: Stored | undefined, b: Stored | undefined): boolean =>
  a?.versionId === b?.versionId && a?.bytes === b?.bytes;

/** The stored object's version and size; undefined when there is none. */
const headOf = async (client: S3Client, bucket: string, key: string): Promise<Stored | undefined> => {
  try {
    const head = await client.send(new HeadObjectCommand({ Bucket: bucket, Key: key }));
    return { versionId: head.VersionId ?? null, bytes: head.ContentLength ?? 0 };
  } catch (error) {
    if (error instanceof NotFound || error instanceof NoSuchKey) return undefined;
    throw error;
  }
};

const readText = async (client: S3Client, bucket: string, key: string): Promise<string | undefined> => {
  try {
    const object = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
    return (await object.Body?.transformToString()) ?? '';
  } catch (error) {
    if (error instanceof NotFound || error instanceof NoSuchKey) return undefined;
    throw error;
  }
};

const parsedManifest = (text: string) => {
  try {
    return Manifest.safeParse(JSON.parse(text));
  } catch {
    return Manifest.safeParse(undefined);
  }
};

/**
 * Rolls in the rolls bucket: `extracts/<county>/<checkId>/…`, and `votecal/<county>/roll.csv` with its manifest and
 * `precincts.csv`.
 */
export const s3SyncRolls = (client: S3Client, bucket: string): SyncRolls => ({
  createUpload: async (county, checkId, { bytes, precinctsBytes } = {}) => {
    const key = `extracts/${county}/${checkId}/${randomUUID()}`;
    // A length that is signed is a condition: S3 refuses a file of any other.
    const urlOf = (Key: string, length: number | undefined): Promise<string> =>
      getSignedUrl(
        client,
        new PutObjectCommand({ Bucket: bucket, Key, ...(length === undefined ? {} : { ContentLength: length }) }),
        { expiresIn: UPLOAD_SECONDS },
      );
    return { key, url: await urlOf(key, bytes), precinctsUrl: await urlOf(precinctsKey(key), precinctsBytes) };
  },
  findUpload: (key) => headOf(client, bucket, key),
  findPrecincts: async (key) => {
    const found = await headOf(client, bucket, precinctsKey(key));
    return found && { key: precinctsKey(key), ...found };
  },
  pinSnapshot: async (county) => {
    const key = `votecal/${county}/roll.csv`;
    const beside = `votecal/${county}/precincts.csv`;
    const listed = `votecal/${county}/confidential.csv`;
    const read = async () => ({
      object: await headOf(client, bucket, key),
      text: await readText(client, bucket, `votecal/${county}/manifest.json`),
      after: await headOf(client, bucket, key),
    });
    let reading = await read();
    // VoteCal delivered a snapshot between the two reads: roll and manifest would not belong together.
    if (!isSame(reading.object, reading.after)) reading = await read();
    const { object, text } = reading;
    if (!object || text === undefined) return err('NO_SNAPSHOT');
    const manifest = parsedManifest(text);
    if (!manifest.success) return err('UNREADABLE_MANIFEST');
    const { rows, sha256, takenAt, canonical, whole, precincts, confidential } = manifest.data;
    if (manifest.data.county !== undefined && manifest.data.county !== county) return err('OTHER_COUNTY');
    const list = confidential && (await headOf(client, bucket, listed));
    const pinned = {
      ...{ key, ...object, rows, sha256, takenAt, canonical },
      ...(whole ? { whole } : {}),
      ...(confidential && list ? { confidential: { key: listed, ...list, ...confidential } } : {}),
    };
    if (precincts === undefined) return ok(pinned);
    const file = await headOf(client, bucket, beside);
    return file ? ok({ ...pinned, precincts: { key: beside, ...file, ...precincts } }) : err('NO_PRECINCTS');
  },
});
