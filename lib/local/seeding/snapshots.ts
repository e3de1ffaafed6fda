import { createHash } from 'node:crypto';
import { GetObjectCommand, NoSuchKey, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import * as z from 'zod';
import { COUNTIES, type CountyCode } from '../../shared/counties.ts';
import { Temporal } from '../../shared/time.ts';
import { localBucket, STAGE } from '../aws/names.ts';
import { inParallel, sleep } from '../base/wait.ts';
import { seedCounty, seedVoters } from '../seed/seed.ts';

/** When VoteCal wrote the snapshots of a seeded stage first: its demonstration begins on the day after. */
export const SEEDED_TAKEN_AT = Temporal.Instant.from('2026-10-01T06:00:00Z');

/** VoteCal exports once a day: what is younger than this is that day's. */
const EXPORT_HOURS = 12;

/** VoteCal's side of the sync checks, uploaded county by county. */
export type Snapshots = {
  /** Uploads the snapshots of these counties unless they are there. */
  ensure(counties: readonly CountyCode[]): Promise<void>;
  /** Uploads all that are missing; `ensure` may be called meanwhile. */
  ensureAll(): Promise<void>;
  /** Exports anew what is there, when the last export is not of this day: nothing has changed but its time. */
  exportAt(now: Temporal.Instant): Promise<void>;
};

/** Uploads at the same time. */
const AT_ONCE = 2;

type Put = (county: CountyCode, name: string, Body: Uint8Array | string) => Promise<unknown>;
/** A snapshot's manifest but for its time. */
type Facts = Readonly<Record<string, unknown>>;

const putManifest = (put: Put, county: CountyCode, facts: Facts, takenAt: Temporal.Instant): Promise<unknown> =>
  put(county, 'manifest.json', JSON.stringify({ ...facts, takenAt: takenAt.toString() }));

const Manifest = z.record(z.string(), z.unknown());

/** What lies in the bucket as a county's manifest: ours, or a masked copy's that has taken its place. */
const storedFacts = async (client: Pick<S3Client, 'send'>, county: CountyCode): Promise<Facts | undefined> => {
  try {
    const get = new GetObjectCommand({ Bucket: localBucket('rolls'), Key: `votecal/${county}/manifest.json` });
    const { Body } = await client.send(get);
    return Manifest.parse(JSON.parse((await Body?.transformToString()) ?? '{}'));
  } catch (error) {
    if (error instanceof NoSuchKey) return undefined;
    throw error;
  }
};

/** The list of a county's confidential voters. */
const confidentialFile = (county: CountyCode) => {
  const ids = seedVoters(county).flatMap(({ voterId, confidential }) => (confidential ? [voterId] : []));
  const text = ['voterId', ...ids, ''].join('\n');
  return { text, rows: ids.length, sha256: createHash('sha256').update(text).digest('hex') };
};

/** Uploads a county's roll and its precincts; they count as a snapshot from its manifest on. */
const uploadRoll = async (put: Put, county: CountyCode, scale: number): Promise<Facts> => {
  // Generating a roll is one long computation: let others have their turn first.
  await sleep(0);
  const seeded = seedCounty(county, scale);
  const file = seeded.voteCalFile();
  const precincts = seeded.voteCalPrecincts();
  const { format, compression, rows, sha256 } = file;
  const hidden = confidentialFile(county);
  await put(county, 'roll.csv', file.bytes);
  await put(county, 'precincts.csv', precincts.bytes);
  await put(county, 'confidential.csv', hidden.text);
  return {
    county,
    rows,
    sha256,
    format,
    compression,
    canonical: true,
    bytes: file.bytes.length,
    precincts: { rows: precincts.rows, sha256: precincts.sha256 },
    confidential: { rows: hidden.rows, sha256: hidden.sha256 },
  };
};

/**
 * Knows which snapshots are in the bucket of this run. `scale`: one seeded voter stands for so many real ones; `firstTakenAt`: what
 * the first manifests say, until something is exported anew.
 */
export const createSnapshots = (
  client: Pick<S3Client, 'send'>,
  scale: number,
  firstTakenAt: Temporal.Instant,
): Snapshots => {
  const uploads = new Map<CountyCode, Promise<Facts>>();
  let takenAt = firstTakenAt;
  const put: Put = (county, name, Body) =>
    client.send(new PutObjectCommand({ Bucket: localBucket('rolls'), Key: `votecal/${county}/${name}`, Body }));
  const upload = async (county: CountyCode): Promise<Facts> => {
    const facts = await uploadRoll(put, county, scale);
    await putManifest(put, county, facts, takenAt);
    return facts;
  };
  const ensureOne = (county: CountyCode): Promise<Facts> => {
    const known = uploads.get(county);
    if (known) return known;
    const started =
      STAGE === 'cte' ? storedFacts(client, county).then((facts) => facts ?? upload(county)) : upload(county);
    uploads.set(county, started);
    started.catch(() => uploads.delete(county));
    return started;
  };
  const ensure = async (counties: readonly CountyCode[]): Promise<void> => {
    await inParallel(counties, AT_ONCE, ensureOne);
  };
  const exportAt = async (now: Temporal.Instant): Promise<void> => {
    const age = takenAt.until(now).total({ unit: 'hours' });
    if (age >= 0 && age < EXPORT_HOURS) return;
    takenAt = now;
    await inParallel([...uploads], AT_ONCE, async ([county, uploaded]) => {
      const facts = await uploaded;
      // A masked copy may have taken the place of what was uploaded to a test environment.
      const present = STAGE === 'cte' ? await storedFacts(client, county) : undefined;
      await putManifest(put, county, present ?? facts, now);
    });
  };
  return { ensure, ensureAll: () => ensure(COUNTIES.map((county) => county.code)), exportAt };
};
