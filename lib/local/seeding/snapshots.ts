import { PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { COUNTIES, type CountyCode } from '../../shared/counties.ts';
import { localBucket } from '../aws/names.ts';
import { inParallel, sleep } from '../base/wait.ts';
import { seedCounty } from '../seed/seed.ts';

/** When VoteCal wrote the seeded snapshots. */
const TAKEN_AT = '2026-10-01T06:00:00Z';

/** VoteCal's side of the sync checks, uploaded county by county. */
export type Snapshots = {
  /** Uploads the snapshots of these counties unless they are there. */
  ensure(counties: readonly CountyCode[]): Promise<void>;
  /** Uploads all that are missing; `ensure` may be called meanwhile. */
  ensureAll(): Promise<void>;
};

/** Uploads at the same time. */
const AT_ONCE = 2;

const upload = async (client: S3Client, county: CountyCode, scale: number): Promise<void> => {
  // Generating a roll is one long computation: let others have their turn first.
  await sleep(0);
  const file = seedCounty(county, scale).voteCalFile();
  const { format, compression, rows, sha256 } = file;
  const manifest = { rows, sha256, takenAt: TAKEN_AT, format, compression, canonical: true, bytes: file.bytes.length };
  const put = (name: string, Body: Uint8Array | string) =>
    client.send(new PutObjectCommand({ Bucket: localBucket('rolls'), Key: `votecal/${county}/${name}`, Body }));
  await put('roll.csv', file.bytes);
  // A snapshot counts from its manifest on.
  await put('manifest.json', JSON.stringify(manifest));
};

/** Knows which snapshots are in the bucket of this run. `scale`: one seeded voter stands for so many real ones. */
export const createSnapshots = (client: S3Client, scale: number): Snapshots => {
  const uploads = new Map<CountyCode, Promise<void>>();
  const ensureOne = (county: CountyCode): Promise<void> => {
    const known = uploads.get(county);
    if (known) return known;
    const started = upload(client, county, scale);
    uploads.set(county, started);
    started.catch(() => uploads.delete(county));
    return started;
  };
  const ensure = async (counties: readonly CountyCode[]): Promise<void> => {
    await inParallel(counties, AT_ONCE, ensureOne);
  };
  return { ensure, ensureAll: () => ensure(COUNTIES.map((county) => county.code)) };
};
